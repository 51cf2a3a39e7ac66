// Every vectorised kernel against plain double-precision arithmetic, at sizes that leave every kind
// of partial batch, and at addresses that are aligned to nothing.
#include <cmath>
#include <doctest/doctest.h>
#include <functional>
#include <string>
#include <vector>

#include "math/elementwise.hpp"
#include "math/loss_kernels.hpp"
#include "math/optimizer_kernels.hpp"
#include "math/products.hpp"
#include "math/random.hpp"

namespace {

using namespace ae;

constexpr std::size_t sizes[] = {1, 2, 3, 7, 17, 31, 33, 783, 784};

std::vector<float> random_values(std::size_t count, float low, float high, std::uint32_t stream) {
  RandomStream random(7, RandomPurpose::initialization, stream);
  std::vector<float> values(count);
  for (float& value : values) value = random.uniform(low, high);
  return values;
}

/// Checks kernel(values) against reference(value) at every size, one element off alignment.
void check_in_place(const std::string& name, const std::function<void(std::span<float>)>& kernel,
                    const std::function<double(double)>& reference, double tolerance) {
  for (const std::size_t size : sizes) {
    std::vector<float> values = random_values(size + 1, -12.0F, 12.0F, 1);
    const std::vector<float> inputs = values;
    kernel(std::span(values).subspan(1));
    CHECK_MESSAGE(values[0] == inputs[0], name << " wrote before its span");
    for (std::size_t i = 1; i < values.size(); ++i) {
      const double expected = reference(static_cast<double>(inputs[i]));
      CHECK_MESSAGE(std::abs(static_cast<double>(values[i]) - expected) <=
                        tolerance * (1 + std::abs(expected)),
                    name << '(' << inputs[i] << ") is " << values[i] << ", not " << expected);
    }
  }
}

TEST_CASE("the activation kernels agree with double-precision arithmetic at every size") {
  check_in_place("relu", relu<float>, [](double x) { return std::max(x, 0.0); }, 0);
  check_in_place(
      "leaky_relu", [](std::span<float> v) { leaky_relu(v, 0.01F); },
      [](double x) { return x > 0 ? x : 0.01 * x; }, 1e-7);
  check_in_place("elu", elu<float>, [](double x) { return x > 0 ? x : std::expm1(x); }, 3e-7);
  check_in_place("tanh", ae::tanh<float>, [](double x) { return std::tanh(x); }, 3e-7);
  check_in_place("sigmoid", sigmoid<float>, [](double x) { return 1 / (1 + std::exp(-x)); }, 3e-7);
}

TEST_CASE("the activations stay finite and exact at the ends of float's range") {
  const auto at = [](void (*kernel)(std::span<float>), float x) {
    kernel({&x, 1});
    return x;
  };
  CHECK(at(sigmoid<float>, -1e30F) == 0.0F);
  CHECK(at(sigmoid<float>, 1e30F) == 1.0F);
  CHECK(at(sigmoid<float>, 0.0F) == 0.5F);
  CHECK(at(ae::tanh<float>, -1e30F) == -1.0F);
  CHECK(at(ae::tanh<float>, 1e30F) == 1.0F);
  CHECK(at(elu<float>, -1e30F) == -1.0F);
  CHECK(at(elu<float>, 1e30F) == 1e30F);
}

TEST_CASE("NaN passes through every activation, so that a diverging network is noticed") {
  for (const std::size_t size : sizes) {
    for (const auto& kernel : {relu<float>, elu<float>, ae::tanh<float>, sigmoid<float>}) {
      std::vector<float> values(size, NAN);
      kernel(values);
      for (const float value : values) CHECK(std::isnan(value));
    }
    std::vector<float> values(size, NAN);
    leaky_relu(std::span(values), 0.01F);
    for (const float value : values) CHECK(std::isnan(value));
  }
}

TEST_CASE("the sums of the losses agree with double-precision arithmetic at every size") {
  for (const std::size_t size : {1UL, 3UL, 17UL, 783UL, 1024UL, 1025UL, 5000UL}) {
    const std::vector<float> logits = random_values(size, -20.0F, 20.0F, 2);
    const std::vector<float> targets = random_values(size, 0.0F, 1.0F, 3);
    double squared = 0;
    double absolute = 0;
    double entropy = 0;
    for (std::size_t i = 0; i < size; ++i) {
      const auto x = static_cast<double>(logits[i]);
      const auto t = static_cast<double>(targets[i]);
      squared += (x - t) * (x - t);
      absolute += std::abs(x - t);
      entropy += std::max(x, 0.0) - x * t + std::log1p(std::exp(-std::abs(x)));
    }
    const std::span<const float> x(logits);
    const std::span<const float> t(targets);
    CHECK(sum_of_squared_errors(x, t) == doctest::Approx(squared).epsilon(1e-5));
    CHECK(sum_of_absolute_errors(x, t) == doctest::Approx(absolute).epsilon(1e-5));
    CHECK(sum_of_cross_entropies(x, t) == doctest::Approx(entropy).epsilon(1e-5));
  }
}

TEST_CASE("cross-entropy from logits stays finite and right where the sigmoid saturates") {
  const std::vector<float> logits = {200, -200, 200, -200};
  const std::vector<float> targets = {1, 0, 0, 1};
  CHECK(sum_of_cross_entropies(std::span<const float>(logits), std::span<const float>(targets)) ==
        doctest::Approx(400));
}

TEST_CASE("Adam follows Kingma and Ba's Algorithm 1 over many steps") {
  for (const std::size_t size : sizes) {
    std::vector<float> parameters = random_values(size, -1, 1, 4);
    std::vector<double> expected(parameters.begin(), parameters.end());
    std::vector<double> m(size);
    std::vector<double> v(size);
    std::vector<float> first(size);
    std::vector<float> second(size);
    for (std::uint64_t step = 1; step <= 20; ++step) {
      const std::vector<float> gradients =
          random_values(size, -1, 1, 100 + static_cast<std::uint32_t>(step));
      adam_update(parameters, gradients, first, second, {.learning_rate = 0.01F}, step);
      for (std::size_t i = 0; i < size; ++i) {
        const auto g = static_cast<double>(gradients[i]);
        m[i] = 0.9 * m[i] + 0.1 * g;
        v[i] = 0.999 * v[i] + 0.001 * g * g;
        const double t = static_cast<double>(step);
        expected[i] -= 0.01 * (m[i] / (1 - std::pow(0.9, t))) /
                       (std::sqrt(v[i] / (1 - std::pow(0.999, t))) + 1e-8);
      }
    }
    for (std::size_t i = 0; i < size; ++i) {
      CHECK(static_cast<double>(parameters[i]) == doctest::Approx(expected[i]).epsilon(1e-4));
    }
  }
}

TEST_CASE("gradient descent with momentum adds up velocities") {
  for (const std::size_t size : sizes) {
    std::vector<float> parameters(size, 1.0F);
    std::vector<float> velocities(size);
    const std::vector<float> gradients(size, 0.5F);
    momentum_update(parameters, gradients, velocities, 0.1F, 0.9F);
    momentum_update(parameters, gradients, velocities, 0.1F, 0.9F);
    for (const float parameter : parameters) {
      CHECK(parameter == doctest::Approx(1 - 0.1 * 0.5 - 0.1 * (0.9 * 0.5 + 0.5)));
    }
  }
}

TEST_CASE("the three products of a dense layer agree with triple loops at every shape") {
  for (const auto& [batch, inputs, outputs] : std::vector<std::array<Index, 3>>{
           {1, 1, 1}, {1, 784, 2}, {3, 7, 17}, {33, 31, 2}, {32, 783, 5}, {17, 2, 64}}) {
    Matrix<float> input = Matrix<float>::Random(batch, inputs);
    Matrix<float> weight = Matrix<float>::Random(outputs, inputs);
    Matrix<float> bias = Matrix<float>::Random(1, outputs);
    Matrix<float> gradient = Matrix<float>::Random(batch, outputs);
    Matrix<float> output(batch, outputs);
    Matrix<float> input_gradient(batch, inputs);
    Matrix<float> weight_gradient(outputs, inputs);
    Matrix<float> bias_gradient(1, outputs);
    const auto view = [](Matrix<float>& m) {
      return MatrixView<float>(m.data(), m.rows(), m.cols());
    };
    const auto const_view = [](const Matrix<float>& m) {
      return ConstMatrixView<float>(m.data(), m.rows(), m.cols());
    };
    affine<float>(const_view(input), const_view(weight), bias.data(), view(output));
    input_gradient_product<float>(const_view(gradient), const_view(weight), view(input_gradient));
    parameter_gradient_product<float>(const_view(gradient), const_view(input),
                                      view(weight_gradient), bias_gradient.data());
    const double tolerance = 1e-5 * static_cast<double>(std::max({batch, inputs, outputs}));
    for (Index o = 0; o < outputs; ++o) {
      double bias_sum = 0;
      for (Index b = 0; b < batch; ++b) {
        bias_sum += static_cast<double>(gradient(b, o));
        double sum = static_cast<double>(bias(0, o));
        for (Index i = 0; i < inputs; ++i) {
          sum += static_cast<double>(input(b, i)) * static_cast<double>(weight(o, i));
        }
        CHECK(std::abs(static_cast<double>(output(b, o)) - sum) < tolerance);
      }
      CHECK(std::abs(static_cast<double>(bias_gradient(0, o)) - bias_sum) < tolerance);
      for (Index i = 0; i < inputs; ++i) {
        double sum = 0;
        for (Index b = 0; b < batch; ++b) {
          sum += static_cast<double>(gradient(b, o)) * static_cast<double>(input(b, i));
        }
        CHECK(std::abs(static_cast<double>(weight_gradient(o, i)) - sum) < tolerance);
      }
    }
    for (Index b = 0; b < batch; ++b) {
      for (Index i = 0; i < inputs; ++i) {
        double sum = 0;
        for (Index o = 0; o < outputs; ++o) {
          sum += static_cast<double>(gradient(b, o)) * static_cast<double>(weight(o, i));
        }
        CHECK(std::abs(static_cast<double>(input_gradient(b, i)) - sum) < tolerance);
      }
    }
  }
}

TEST_CASE("the products give the same bits wherever in memory their results are put") {
  constexpr Index batch = 33;
  constexpr Index inputs = 17;
  constexpr Index outputs = 29;
  const Matrix<float> input = Matrix<float>::Random(batch, inputs);
  const Matrix<float> weight = Matrix<float>::Random(outputs, inputs);
  const Matrix<float> gradient = Matrix<float>::Random(batch, outputs);
  const auto results_at = [&](std::size_t offset) {
    std::vector<float> memory(offset + inputs * outputs + outputs + batch * outputs);
    float* const weight_gradient = memory.data() + offset;
    float* const bias_gradient = weight_gradient + inputs * outputs;
    float* const output = bias_gradient + outputs;
    parameter_gradient_product<float>({gradient.data(), batch, outputs},
                                      {input.data(), batch, inputs},
                                      {weight_gradient, outputs, inputs}, bias_gradient);
    affine<float>({input.data(), batch, inputs}, {weight.data(), outputs, inputs}, bias_gradient,
                  {output, batch, outputs});
    return std::vector<float>(memory.begin() + static_cast<std::ptrdiff_t>(offset), memory.end());
  };
  const std::vector<float> expected = results_at(0);
  for (std::size_t offset = 1; offset < 16; ++offset) CHECK(results_at(offset) == expected);
}

}  // namespace
