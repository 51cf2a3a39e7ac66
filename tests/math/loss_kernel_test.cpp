// The losses of every architecture, and the sums over whole batches that are made of them.
#include <algorithm>
#include <cmath>
#include <doctest/doctest.h>

#include "math/kernel_testing.hpp"
#include "math/loss_kernels.hpp"
#include "math/reference.hpp"

namespace {

using namespace ae;
using namespace ae::testing;
using kernels::Table;

struct LossCase {
  Loss kind;
  kernels::LossKernels Table::* kernels;
  double (*term)(double output, double target);
  double (*derivative)(double output, double target);
};

constexpr float delta = 0.75F;

double logistic(double x) { return reference::activated(Activation::sigmoid, x); }

const LossCase losses[] = {
    {Loss::mse, &Table::squared_error, reference::squared_error,
     [](double y, double t) { return 2 * (y - t); }},
    {Loss::l1, &Table::absolute_error, [](double y, double t) { return std::abs(y - t); },
     [](double y, double t) { return y > t   ? 1.0
                                     : y < t ? -1.0
                                             : 0.0; }},
    {Loss::huber, &Table::huber, [](double y, double t) { return reference::huber(y, t, 0.75); },
     [](double y, double t) { return std::clamp(y - t, -0.75, 0.75); }},
    {Loss::bce, &Table::cross_entropy, reference::cross_entropy,
     [](double x, double t) { return logistic(x) - t; }},
};

/// About the 1024 elements that are summed in float as well.
constexpr std::size_t loss_sizes[] = {1,  2,  3,  4,   7,   8,    15,   16,   17,  31,
                                      33, 48, 49, 783, 784, 1023, 1024, 1025, 5000};

std::vector<float> targets_of(std::size_t size) {
  std::vector<float> targets = random_values(size, 0, 1, 31);
  // Images have many pixels that are quite black or quite white.
  for (std::size_t i = 0; i < size; i += 3) targets[i] = i % 2 == 0 ? 0.0F : 1.0F;
  return targets;
}

TEST_CASE("the losses and their gradients agree with double-precision arithmetic at every size") {
  constexpr float scale = 0.125F;
  for (const Table* table : available_kernels()) {
    CAPTURE(name_of(*table));
    for (const LossCase& loss : losses) {
      CAPTURE(static_cast<int>(loss.kind));
      for (const std::size_t size : loss_sizes) {
        CAPTURE(size);
        const std::vector<float> outputs = random_values(1 + size, -20, 20, 30);
        const std::vector<float> targets = targets_of(1 + size);
        double sum = 0;
        for (std::size_t i = 1; i <= size; ++i) {
          sum += loss.term(static_cast<double>(outputs[i]), static_cast<double>(targets[i]));
        }
        const double bare =
            (table->*loss.kernels).sum(outputs.data() + 1, targets.data() + 1, delta, size);
        CHECK(bare == doctest::Approx(sum).epsilon(2e-6));

        GuardedValues gradients(size, 9.0F);
        const double beside = (table->*loss.kernels)
                                  .sum_with_gradients(outputs.data() + 1, targets.data() + 1, delta,
                                                      scale, gradients.data(), size);
        CHECK(beside == doctest::Approx(bare).epsilon(1e-7));
        CHECK(gradients.surroundings_are_intact());
        Largest error;
        for (std::size_t i = 0; i < size; ++i) {
          const auto y = static_cast<double>(outputs[1 + i]);
          const auto t = static_cast<double>(targets[1 + i]);
          const double exact = static_cast<double>(scale) * loss.derivative(y, t);
          // A difference of two near numbers is as exact as they are, not as it is itself.
          error.add(std::abs(static_cast<double>(gradients.values()[i]) - exact) /
                    (static_cast<double>(scale) + std::abs(exact)));
        }
        CHECK(error.value() <= 2e-7);
      }
    }
  }
}

TEST_CASE("a loss's gradients may take the place of its outputs") {
  for (const Table* table : available_kernels()) {
    CAPTURE(name_of(*table));
    for (const LossCase& loss : losses) {
      for (const std::size_t size : loss_sizes) {
        const std::vector<float> outputs = random_values(size, -5, 5, 32);
        const std::vector<float> targets = targets_of(size);
        std::vector<float> apart(size);
        const double sum = (table->*loss.kernels)
                               .sum_with_gradients(outputs.data(), targets.data(), delta, 0.5F,
                                                   apart.data(), size);
        std::vector<float> in_place = outputs;
        CHECK((table->*loss.kernels)
                  .sum_with_gradients(in_place.data(), targets.data(), delta, 0.5F, in_place.data(),
                                      size) == sum);
        CHECK(same_bits(in_place, apart));
      }
    }
  }
}

TEST_CASE("cross-entropy stays finite and right where the sigmoid saturates") {
  const std::vector<float> logits = {200, -200, 200, -200, 1e30F, -1e30F};
  const std::vector<float> targets = {1, 0, 0, 1, 1, 0};
  for (const Table* table : available_kernels()) {
    CAPTURE(name_of(*table));
    std::vector<float> gradients(logits.size());
    CHECK(table->cross_entropy.sum(logits.data(), targets.data(), delta, logits.size()) == 400);
    CHECK(table->cross_entropy.sum_with_gradients(logits.data(), targets.data(), delta, 1,
                                                  gradients.data(), logits.size()) == 400);
    CHECK(gradients == std::vector<float>{0, 0, 1, -1, 0, 0});
  }
}

TEST_CASE("the mean cross-entropy of pixels that are all but certain is exact to 1.2e-7 each") {
  constexpr std::size_t size = 5000;
  for (const float certainty : {5.0F, 12.0F, 16.0F, 30.0F}) {
    CAPTURE(certainty);
    std::vector<float> logits = random_values(size, certainty, 1.1F * certainty, 34);
    std::vector<float> targets(size, 1.0F);
    double sum = 0;
    for (std::size_t i = 0; i < size; ++i) {
      if (i % 3 == 0) {
        logits[i] = -logits[i];
        targets[i] = 0;
      }
      sum +=
          reference::cross_entropy(static_cast<double>(logits[i]), static_cast<double>(targets[i]));
    }
    for (const Table* table : available_kernels()) {
      CAPTURE(name_of(*table));
      const double result = table->cross_entropy.sum(logits.data(), targets.data(), delta, size);
      CHECK(std::abs(result - sum) / size <= 1.2e-7);
    }
  }
}

TEST_CASE("the absolute error of an output that is right has no gradient") {
  const std::vector<float> values = {0.0F, 0.25F, 1.0F};
  for (const Table* table : available_kernels()) {
    CAPTURE(name_of(*table));
    std::vector<float> gradients(values.size(), 9.0F);
    CHECK(table->absolute_error.sum_with_gradients(values.data(), values.data(), delta, 3,
                                                   gradients.data(), values.size()) == 0);
    CHECK(gradients == std::vector<float>{0, 0, 0});
  }
}

TEST_CASE("one output that is NaN makes every loss NaN, wherever it stands") {
  for (const Table* table : available_kernels()) {
    CAPTURE(name_of(*table));
    for (const LossCase& loss : losses) {
      CAPTURE(static_cast<int>(loss.kind));
      for (const std::size_t size : loss_sizes) {
        for (const std::size_t place : {std::size_t{0}, size / 2, size - 1}) {
          std::vector<float> outputs(size, 0.5F);
          outputs[place] = NAN;
          const std::vector<float> targets = targets_of(size);
          std::vector<float> gradients(size);
          CHECK(
              std::isnan((table->*loss.kernels).sum(outputs.data(), targets.data(), delta, size)));
          CHECK(std::isnan((table->*loss.kernels)
                               .sum_with_gradients(outputs.data(), targets.data(), delta, 1,
                                                   gradients.data(), size)));
        }
      }
    }
  }
}

TEST_CASE_FIXTURE(KernelFixture, "a batch's loss is right, and has the same bits on all threads") {
  // One element more than 64 pieces of the least size hold.
  for (const std::size_t size : {std::size_t{100'000}, std::size_t{64 * 16'384 + 1}}) {
    CAPTURE(size);
    const std::vector<float> outputs = random_values(size, -4, 4, 33);
    const std::vector<float> targets = targets_of(size);
    const std::vector<double> exact_outputs = in_double(outputs);
    const std::vector<double> exact_targets = in_double(targets);
    for (const LossCase& loss : losses) {
      CAPTURE(static_cast<int>(loss.kind));
      std::vector<double> exact_gradients(size);
      const double exact = sum_with_gradients(loss.kind, std::span<const double>(exact_outputs),
                                              std::span<const double>(exact_targets), delta, 0.5,
                                              std::span<double>(exact_gradients));
      std::vector<float> first_gradients;
      double first_sum = 0;
      for (const int threads : thread_counts()) {
        CAPTURE(threads);
        set_thread_count(threads);
        std::vector<float> gradients(size);
        const double sum = sum_with_gradients(loss.kind, std::span<const float>(outputs),
                                              std::span<const float>(targets), delta, 0.5F,
                                              std::span<float>(gradients));
        const double bare = sum_of(loss.kind, std::span<const float>(outputs),
                                   std::span<const float>(targets), delta);
        if (first_gradients.empty()) {
          first_sum = sum;
          first_gradients = gradients;
          CHECK(sum == doctest::Approx(exact).epsilon(1e-6));
          CHECK(bare == doctest::Approx(exact).epsilon(1e-6));
          Largest error;
          for (std::size_t i = 0; i < size; ++i) {
            error.add(std::abs(static_cast<double>(gradients[i]) - exact_gradients[i]));
          }
          CHECK(error.value() <= 1e-6);
        }
        CHECK(sum == first_sum);
        CHECK(same_bits(gradients, first_gradients));
      }
    }
  }
}

}  // namespace
