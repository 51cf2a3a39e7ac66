// The activations of every architecture and their derivatives, at every size and address; how exact
// they are over the whole range of float is in accuracy_test.cpp.
#include <doctest/doctest.h>

#include "math/kernel_testing.hpp"
#include "math/reference.hpp"

namespace {

using namespace ae;
using namespace ae::testing;

TEST_CASE("the activations agree with double-precision arithmetic at every size") {
  for (const kernels::Table* table : available_kernels()) {
    CAPTURE(name_of(*table));
    for (const Activation activation : activations) {
      CAPTURE(static_cast<int>(activation));
      for (const std::size_t size : sizes) {
        CAPTURE(size);
        const std::vector<float> inputs = random_values(size, -12, 12, 20);
        GuardedValues values(inputs);
        table->activate(activation, values.data(), size);
        Largest error;
        for (std::size_t i = 0; i < size; ++i) {
          error.add(
              error_in_ulps(values.values()[i],
                            reference::activated(activation, static_cast<double>(inputs[i]))));
        }
        CHECK(error.value() <= 4);
        CHECK(values.surroundings_are_intact());
      }
    }
  }
}

TEST_CASE("the derivatives agree with double-precision arithmetic at every size") {
  for (const kernels::Table* table : available_kernels()) {
    CAPTURE(name_of(*table));
    for (const Activation activation : activations) {
      CAPTURE(static_cast<int>(activation));
      for (const std::size_t size : sizes) {
        CAPTURE(size);
        const std::vector<float> outputs = random_values(1 + size, -1, 1, 21);
        const std::vector<float> before = random_values(size, -3, 3, 22);
        GuardedValues gradients(before);
        table->multiply_by_derivative(activation, outputs.data() + 1, gradients.data(), size);
        Largest error;
        for (std::size_t i = 0; i < size; ++i) {
          const auto y = static_cast<double>(outputs[1 + i]);
          const auto gradient = static_cast<double>(before[i]);
          const double exact = gradient * reference::derivative_at_output(activation, y);
          // 1 - y² loses digits where y is near 1, and so is as exact as 1 is, not as it is itself.
          error.add(std::abs(static_cast<double>(gradients.values()[i]) - exact) /
                    (std::abs(gradient) * (1 + std::abs(y))));
        }
        CHECK(error.value() <= 3 * 0x1p-24);
        CHECK(gradients.surroundings_are_intact());
      }
    }
  }
}

TEST_CASE("an element's activation has the same bits wherever it stands") {
  const std::vector<float> inputs = random_values(77, -9, 9, 23);
  for (const kernels::Table* table : available_kernels()) {
    CAPTURE(name_of(*table));
    for (const Activation activation : activations) {
      CAPTURE(static_cast<int>(activation));
      std::vector<float> whole = inputs;
      table->activate(activation, whole.data(), whole.size());
      std::vector<float> alone = inputs;
      for (float& value : alone) table->activate(activation, &value, 1);
      CHECK(same_bits(alone, whole));

      std::vector<float> gradients = inputs;
      table->multiply_by_derivative(activation, whole.data(), gradients.data(), gradients.size());
      std::vector<float> single = inputs;
      for (std::size_t i = 0; i < single.size(); ++i) {
        table->multiply_by_derivative(activation, &whole[i], &single[i], 1);
      }
      CHECK(same_bits(single, gradients));
    }
  }
}

TEST_CASE("the activations stay finite and exact at the ends of float's range") {
  constexpr float infinity = std::numeric_limits<float>::infinity();
  for (const kernels::Table* table : available_kernels()) {
    CAPTURE(name_of(*table));
    const auto at = [table](Activation activation, float x) {
      table->activate(activation, &x, 1);
      return x;
    };
    for (const float large : {1e3F, 1e30F, infinity}) {
      CAPTURE(large);
      CHECK(at(Activation::sigmoid, -large) == 0.0F);
      CHECK(at(Activation::sigmoid, large) == 1.0F);
      CHECK(at(Activation::tanh, -large) == -1.0F);
      CHECK(at(Activation::tanh, large) == 1.0F);
      CHECK(at(Activation::elu, -large) == -1.0F);
      CHECK(at(Activation::elu, large) == large);
      CHECK(at(Activation::relu, -large) == 0.0F);
      CHECK(at(Activation::relu, large) == large);
      CHECK(at(Activation::leaky_relu, -large) == static_cast<float>(leaky_relu_slope) * -large);
      CHECK(at(Activation::leaky_relu, large) == large);
      CHECK(at(Activation::linear, -large) == -large);
    }
    CHECK(at(Activation::sigmoid, 0.0F) == 0.5F);
    CHECK(at(Activation::tanh, 0.0F) == 0.0F);
    CHECK(at(Activation::elu, 0.0F) == 0.0F);
    CHECK(at(Activation::relu, 0.0F) == 0.0F);
    CHECK(at(Activation::leaky_relu, 0.0F) == 0.0F);
  }
}

TEST_CASE("the ReLUs have their left derivative where they gave zero") {
  for (const kernels::Table* table : available_kernels()) {
    CAPTURE(name_of(*table));
    const auto derivative_at_zero = [table](Activation activation) {
      const float output = 0;
      float gradient = 1;
      table->multiply_by_derivative(activation, &output, &gradient, 1);
      return gradient;
    };
    CHECK(derivative_at_zero(Activation::relu) == 0.0F);
    CHECK(derivative_at_zero(Activation::leaky_relu) == static_cast<float>(leaky_relu_slope));
    CHECK(derivative_at_zero(Activation::elu) == 1.0F);
  }
}

TEST_CASE("NaN passes through every activation, so that a diverging network is noticed") {
  for (const kernels::Table* table : available_kernels()) {
    CAPTURE(name_of(*table));
    for (const Activation activation : activations) {
      CAPTURE(static_cast<int>(activation));
      for (const std::size_t size : sizes) {
        for (const std::size_t place : {std::size_t{0}, size / 2, size - 1}) {
          std::vector<float> values(size, 0.5F);
          values[place] = NAN;
          table->activate(activation, values.data(), size);
          int not_numbers = 0;
          for (const float value : values) not_numbers += std::isnan(value) ? 1 : 0;
          CHECK(std::isnan(values[place]));
          CHECK(not_numbers == 1);

          std::vector<float> gradients(size, 0.5F);
          gradients[place] = NAN;
          const std::vector<float> outputs(size, 0.25F);
          table->multiply_by_derivative(activation, outputs.data(), gradients.data(), size);
          CHECK(std::isnan(gradients[place]));
        }
      }
    }
  }
}

}  // namespace
