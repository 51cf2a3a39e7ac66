// How exact the elementary functions of every architecture are over all floats that matter, in
// units of the last place (ulp). The bounds are the largest errors found, rounded up; 0.5 would be
// perfect.
#include <bit>
#include <cmath>
#include <doctest/doctest.h>
#include <functional>

#include "math/kernel_testing.hpp"
#include "math/reference.hpp"

namespace {

using namespace ae;
using namespace ae::testing;

constexpr float most = std::numeric_limits<float>::max();
constexpr float least_normal = std::numeric_limits<float>::min();

/// Every so many floats from `low` to `high`, both included: each power of two has as many.
std::vector<float> sample(float low, float high, std::uint32_t step = 4093) {
  const auto first = std::bit_cast<std::uint32_t>(std::max(low, 0.0F));
  const auto last = std::bit_cast<std::uint32_t>(std::max(std::abs(low), std::abs(high)));
  std::vector<float> values = {low, high};
  for (std::uint32_t bits = first; bits <= last; bits += step) {
    const auto magnitude = std::bit_cast<float>(bits);
    if (low <= magnitude && magnitude <= high) values.push_back(magnitude);
    if (low <= -magnitude && -magnitude <= high) values.push_back(-magnitude);
  }
  return values;
}

using Kernel = std::function<void(const kernels::Table&, std::vector<float>&)>;

/// Checks that the kernel is within `bound` of the exact function at all inputs.
void check_accuracy(const std::vector<float>& inputs, const Kernel& kernel, double (*exact)(double),
                    double bound) {
  REQUIRE(inputs.size() > 1000);
  std::vector<double> expected(inputs.size());
  for (std::size_t i = 0; i < inputs.size(); ++i)
    expected[i] = exact(static_cast<double>(inputs[i]));
  for (const kernels::Table* table : available_kernels()) {
    CAPTURE(name_of(*table));
    std::vector<float> values = inputs;
    kernel(*table, values);
    Largest error;
    for (std::size_t i = 0; i < values.size(); ++i)
      error.add(error_in_ulps(values[i], expected[i]));
    CHECK(error.value() <= bound);
  }
}

Kernel activation(Activation which) {
  return [which](const kernels::Table& table, std::vector<float>& values) {
    table.activate(which, values.data(), values.size());
  };
}

void exponential(const kernels::Table& table, std::vector<float>& values) {
  table.exponential(values.data(), values.size());
}

void logarithm(const kernels::Table& table, std::vector<float>& values) {
  table.logarithm(values.data(), values.size());
}

TEST_CASE("exp of what is not positive is within 1.5 ulp wherever its value is a normal float") {
  check_accuracy(sample(-87.33F, 0.0F), exponential, std::exp, 1.5);
}

TEST_CASE("exp never rises above its least normal value where its own is smaller") {
  for (const kernels::Table* table : available_kernels()) {
    CAPTURE(name_of(*table));
    std::vector<float> values = sample(-most, -87.34F);
    exponential(*table, values);
    CHECK(std::ranges::min(values) == 0.0F);
    CHECK(std::ranges::max(values) < least_normal);
  }
}

TEST_CASE("log is within 1 ulp for all positive normal floats, and as exact about 1") {
  check_accuracy(sample(least_normal, most), logarithm, std::log, 1);
  check_accuracy(sample(0.99F, 1.01F, 7), logarithm, std::log, 1);
}

TEST_CASE("tanh is within 1.5 ulp of all floats") {
  check_accuracy(
      sample(-most, most), activation(Activation::tanh), [](double x) { return std::tanh(x); },
      1.5);
}

TEST_CASE("the logistic function is within 3.5 ulp wherever its value is a normal float") {
  check_accuracy(
      sample(-87.33F, most), activation(Activation::sigmoid),
      [](double x) { return reference::activated(Activation::sigmoid, x); }, 3.5);
}

TEST_CASE("the logistic function is 0 where its own value is no normal float") {
  for (const kernels::Table* table : available_kernels()) {
    CAPTURE(name_of(*table));
    std::vector<float> values = sample(-most, -87.34F);
    activation(Activation::sigmoid)(*table, values);
    CHECK(std::ranges::min(values) == 0.0F);
    CHECK(std::ranges::max(values) < least_normal);
  }
}

TEST_CASE("ELU, which is expm1 below zero, is within 2 ulp of all floats") {
  check_accuracy(
      sample(-most, most), activation(Activation::elu),
      [](double x) { return reference::activated(Activation::elu, x); }, 2);
}

TEST_CASE("the cross-entropy of one logit is within 1.2e-7 of it and 1 together") {
  const std::vector<float> logits = sample(-1000.0F, 1000.0F);
  for (const kernels::Table* table : available_kernels()) {
    CAPTURE(name_of(*table));
    for (const float target : {0.0F, 0.25F, 1.0F}) {
      CAPTURE(target);
      Largest error;
      for (const float logit : logits) {
        const double exact =
            reference::cross_entropy(static_cast<double>(logit), static_cast<double>(target));
        const double difference = table->cross_entropy.sum(&logit, &target, 1, 1) - exact;
        error.add(std::abs(difference) / (1 + exact));
      }
      CHECK(error.value() <= 1.2e-7);
    }
  }
}

}  // namespace
