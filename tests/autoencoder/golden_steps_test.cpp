// The first steps of training, against those of an independent implementation: see
// golden/make_golden_steps.py.
#include "golden/golden_steps.hpp"

#include <algorithm>
#include <cmath>
#include <doctest/doctest.h>

#include "autoencoder/autoencoder.hpp"
#include "autoencoder/configuration_json.hpp"
#include "autoencoder/objective.hpp"
#include "math/kernel_testing.hpp"
#include "nn/optimizer.hpp"

namespace {

using namespace ae;
using namespace ae::testing;

template <typename T>
Matrix<T> rows_of(std::span<const double> values) {
  const Index columns = static_cast<Index>(values.size()) / golden_batch;
  return ConstMatrixView<double>(values.data(), golden_batch, columns).cast<T>();
}

template <typename T>
ConstMatrixView<T> view(const Matrix<T>& m) {
  return {m.data(), m.rows(), m.cols()};
}

/// Adam (Kingma & Ba 2015, Algorithm 1) and descent with momentum, word for word and in double.
class PlainOptimizer {
 public:
  PlainOptimizer(const OptimizerConfiguration& configuration, const Network& network)
      : configuration_(configuration),
        network_(network),
        first_(static_cast<std::size_t>(network.parameter_count())),
        second_(first_.size()) {}

  void begin() { ++step_; }

  void update(std::size_t layer, std::span<double> parameters, std::span<const double> gradients) {
    const std::span<double> values = network_.part(parameters, layer);
    const auto first = static_cast<std::size_t>(values.data() - parameters.data());
    const double rate = configuration_.learning_rate;
    for (std::size_t i = first; i < first + values.size(); ++i) {
      const double g = gradients[i];
      if (configuration_.kind == OptimizerKind::sgd) {
        first_[i] = configuration_.momentum * first_[i] + g;
        parameters[i] -= rate * first_[i];
        continue;
      }
      first_[i] = 0.9 * first_[i] + 0.1 * g;
      second_[i] = 0.999 * second_[i] + 0.001 * g * g;
      const double mean = first_[i] / (1 - std::pow(0.9, step_));
      const double square = second_[i] / (1 - std::pow(0.999, step_));
      parameters[i] -= rate * mean / (std::sqrt(square) + 1e-8);
    }
  }

 private:
  OptimizerConfiguration configuration_;
  Network network_;
  std::vector<double> first_;
  std::vector<double> second_;
  int step_ = 0;
};

/// The project's optimizer, which is in single precision only.
class FastOptimizer {
 public:
  FastOptimizer(const OptimizerConfiguration& configuration, const Network& network)
      : optimizer_(configuration, static_cast<std::size_t>(network.parameter_count())),
        network_(network) {}

  void begin() { optimizer_.begin_update(); }

  void update(std::size_t layer, std::span<float> parameters, std::span<const float> gradients) {
    const std::span<float> values = network_.part(parameters, layer);
    optimizer_.update(static_cast<std::size_t>(values.data() - parameters.data()), values,
                      network_.part(gradients, layer));
  }

 private:
  Optimizer optimizer_;
  Network network_;
};

/// The largest difference, relative to what is expected or to 0.1 where that is smaller: a
/// parameter's rounding is that of its start, which is of order 1, and not of where it happens to
/// cross zero. Weights and losses of this size are what the numbers are about.
template <typename T>
double largest_error(std::span<const T> found, std::span<const double> expected) {
  REQUIRE(found.size() == expected.size());
  Largest error;
  for (std::size_t i = 0; i < found.size(); ++i) {
    error.add(std::abs(static_cast<double>(found[i]) - expected[i]) /
              std::max(std::abs(expected[i]), 0.1));
  }
  return error.value();
}

template <typename T, typename AnyOptimizer>
void check_steps(const GoldenSteps& golden, double tolerance) {
  const auto [model, training] = parse_configuration(golden.configuration, golden.name);
  std::vector<T> parameters(golden.parameters.begin(), golden.parameters.end());
  std::vector<T> gradients(parameters.size());
  const Matrix<T> input = rows_of<T>(golden.input);
  const Matrix<T> targets = rows_of<T>(golden_images());
  const Matrix<T> noise = rows_of<T>(golden.noise);
  REQUIRE(noise.cols() == noise_width(model));
  const Batch<T> batch = {view(input), view(targets), view(noise)};
  Objective<T> objective(model, training.loss_function(), golden_batch);
  AnyOptimizer optimizer(training.optimizer, make_network(model));
  std::vector<double> losses;
  for (int step = 1; step <= 3; ++step) {
    objective.forward(parameters, batch);
    losses.push_back(objective.value_with_gradient(parameters, batch, term_weight(model)).total);
    optimizer.begin();
    objective.backward(parameters, batch, term_weight(model), gradients,
                       [&](std::size_t layer) { optimizer.update(layer, parameters, gradients); });
    if (step == 1) CHECK(largest_error<T>(parameters, golden.after_one) < tolerance);
  }
  CHECK(largest_error<T>(parameters, golden.after_three) < tolerance);
  CHECK(largest_error<double>(losses, golden.losses) < tolerance);
}

TEST_CASE("in double precision, the first steps of training are the reference's to ten digits") {
  for (const GoldenSteps& golden : golden_steps()) {
    CAPTURE(golden.name);
    check_steps<double, PlainOptimizer>(golden, 1e-10);
  }
}

TEST_CASE_FIXTURE(KernelFixture, "the first steps of training are the reference's to 1e-5") {
  for (const kernels::Table* table : available_kernels()) {
    CAPTURE(name_of(*table));
    use_kernels(*table);
    for (const GoldenSteps& golden : golden_steps()) {
      CAPTURE(golden.name);
      check_steps<float, FastOptimizer>(golden, 1e-5);
    }
  }
}

}  // namespace
