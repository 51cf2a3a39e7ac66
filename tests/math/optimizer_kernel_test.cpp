// Adam and momentum of every architecture.
#include <cmath>
#include <doctest/doctest.h>
#include <utility>

#include "math/kernel_testing.hpp"
#include "math/optimizer_kernels.hpp"

namespace {

using namespace ae;
using namespace ae::testing;

constexpr kernels::AdamConstants adam_constants = {
    .rate = 0.02F, .root_correction = 1.5F, .beta1 = 0.9F, .beta2 = 0.999F, .epsilon = 1e-3F};
constexpr float learning_rate = 0.1F;
constexpr float momentum = 0.9F;

void adam_kernel(const kernels::Table& table, const float* gradients, float* parameters,
                 float* first, float* second, std::size_t size) {
  table.adam(adam_constants, gradients, parameters, first, second, size);
}

void momentum_kernel(const kernels::Table& table, const float* gradients, float* parameters,
                     float* first, float* /*second*/, std::size_t size) {
  table.momentum(learning_rate, momentum, gradients, parameters, first, size);
}

/// One element's parameter and moments.
struct Element {
  double parameter;
  double first;
  double second;
};

Element exact_adam(const Element& element, double gradient) {
  const auto beta1 = static_cast<double>(adam_constants.beta1);
  const auto beta2 = static_cast<double>(adam_constants.beta2);
  const double first = beta1 * element.first + (1 - beta1) * gradient;
  const double second = beta2 * element.second + (1 - beta2) * gradient * gradient;
  const double root = static_cast<double>(adam_constants.root_correction) * std::sqrt(second);
  const double step = static_cast<double>(adam_constants.rate) * first /
                      (root + static_cast<double>(adam_constants.epsilon));
  return {element.parameter - step, first, second};
}

Element exact_momentum(const Element& element, double gradient) {
  const double velocity = static_cast<double>(momentum) * element.first + gradient;
  return {element.parameter - static_cast<double>(learning_rate) * velocity, velocity,
          element.second};
}

void check(decltype(&adam_kernel) kernel, decltype(&exact_adam) exact) {
  for (const kernels::Table* table : available_kernels()) {
    CAPTURE(name_of(*table));
    for (const std::size_t size : sizes) {
      CAPTURE(size);
      const std::vector<float> gradients = random_values(1 + size, -1, 1, 40);
      const std::vector<float> parameters_before = random_values(size, -1, 1, 41);
      const std::vector<float> first_before = random_values(size, -1, 1, 42);
      const std::vector<float> second_before = random_values(size, 0, 1, 43);
      GuardedValues parameters(parameters_before);
      GuardedValues first(first_before);
      GuardedValues second(second_before);
      kernel(*table, gradients.data() + 1, parameters.data(), first.data(), second.data(), size);
      Largest error;
      for (std::size_t i = 0; i < size; ++i) {
        const Element expected =
            exact({static_cast<double>(parameters_before[i]), static_cast<double>(first_before[i]),
                   static_cast<double>(second_before[i])},
                  static_cast<double>(gradients[1 + i]));
        error.add(std::abs(static_cast<double>(parameters.values()[i]) - expected.parameter));
        error.add(std::abs(static_cast<double>(first.values()[i]) - expected.first));
        error.add(std::abs(static_cast<double>(second.values()[i]) - expected.second));
      }
      CHECK(error.value() <= 3e-7);
      CHECK(parameters.surroundings_are_intact());
      CHECK(first.surroundings_are_intact());
      CHECK(second.surroundings_are_intact());
    }
  }
}

TEST_CASE("Adam's kernel agrees with double-precision arithmetic at every size") {
  check(adam_kernel, exact_adam);
}

TEST_CASE("the momentum kernel agrees with double-precision arithmetic at every size") {
  check(momentum_kernel, exact_momentum);
}

TEST_CASE_FIXTURE(KernelFixture, "Adam follows Kingma and Ba's Algorithm 1 over many steps") {
  for (const kernels::Table* table : available_kernels()) {
    CAPTURE(name_of(*table));
    use_kernels(*table);
    for (const std::size_t size : sizes) {
      CAPTURE(size);
      std::vector<float> parameters = random_values(size, -1, 1, 44);
      std::vector<double> expected = in_double(parameters);
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
          const auto t = static_cast<double>(step);
          expected[i] -= 0.01 * (m[i] / (1 - std::pow(0.9, t))) /
                         (std::sqrt(v[i] / (1 - std::pow(0.999, t))) + 1e-8);
        }
      }
      Largest error;
      for (std::size_t i = 0; i < size; ++i) {
        error.add(std::abs(static_cast<double>(parameters[i]) - expected[i]));
      }
      CHECK(error.value() <= 1e-5);
    }
  }
}

TEST_CASE("momentum adds up velocities from one update to the next") {
  std::vector<float> parameters(5, 1.0F);
  std::vector<float> velocities(5);
  const std::vector<float> gradients(5, 0.5F);
  momentum_update(parameters, gradients, velocities, 0.1F, 0.9F);
  momentum_update(parameters, gradients, velocities, 0.1F, 0.9F);
  for (const float parameter : parameters) {
    CHECK(parameter == doctest::Approx(1 - 0.1 * 0.5 - 0.1 * (0.9 * 0.5 + 0.5)));
  }
}

TEST_CASE_FIXTURE(KernelFixture, "an update has the same bits in one piece, in parts and threads") {
  // Several tasks' share of elements, the last one's not whole.
  constexpr std::size_t size = 3 * elementwise_chunk + 77;
  const std::vector<float> gradients = random_values(size, -1, 1, 45);
  for (const kernels::Table* table : available_kernels()) {
    CAPTURE(name_of(*table));
    use_kernels(*table);
    for (const bool is_adam : {true, false}) {
      CAPTURE(is_adam);
      /// Updates the elements below `cut` and those from there on by themselves.
      const auto updated = [&](std::size_t cut) {
        std::vector<float> values = random_values(size, -1, 1, 46);
        std::vector<float> first = random_values(size, -1, 1, 47);
        std::vector<float> second = random_values(size, 0, 1, 48);
        const std::pair<std::size_t, std::size_t> parts[] = {{0, cut}, {cut, size - cut}};
        for (const auto& [begin, count] : parts) {
          const auto part = [&](auto& all) { return std::span(all).subspan(begin, count); };
          if (is_adam) {
            adam_update(part(values), part(gradients), part(first), part(second), {}, 3);
          } else {
            momentum_update(part(values), part(gradients), part(first), 0.1F, 0.9F);
          }
        }
        values.insert(values.end(), first.begin(), first.end());
        values.insert(values.end(), second.begin(), second.end());
        return values;
      };
      set_thread_count(1);
      const std::vector<float> expected = updated(size);
      for (const int threads : thread_counts()) {
        CAPTURE(threads);
        set_thread_count(threads);
        for (const std::size_t cut : {std::size_t{0}, std::size_t{5}, std::size_t{20'001}, size}) {
          CHECK(same_bits(updated(cut), expected));
        }
      }
    }
  }
}

}  // namespace
