// The gradients of every objective against central differences, all in double precision.
#include <algorithm>
#include <cmath>
#include <doctest/doctest.h>
#include <string>
#include <vector>

#include "autoencoder/autoencoder.hpp"
#include "autoencoder/configuration_json.hpp"
#include "autoencoder/configuration_names.hpp"
#include "autoencoder/objective.hpp"
#include "base/error.hpp"
#include "math/random.hpp"
#include "training/families.hpp"

namespace {

using namespace ae;
using namespace ae::testing;

constexpr Index batch_size = 3;

Matrix<double> random_matrix(Index rows, Index columns, RandomStream& random, bool normal) {
  Matrix<double> matrix(rows, columns);
  for (double& value : matrix.reshaped()) {
    value = static_cast<double>(normal ? random.normal() : random.uniform());
  }
  return matrix;
}

/// An objective at a random place: parameters, images and noise are all drawn from one stream.
class Problem {
 public:
  Problem(const ModelConfiguration& model, Loss loss, std::uint32_t stream,
          Index capacity = batch_size + 2)
      : random_(11, RandomPurpose::initialization, stream),
        weight_(term_weight(model)),
        input_(random_matrix(batch_size, model.features(), random_, false)),
        targets_(random_matrix(batch_size, model.features(), random_, false)),
        noise_(random_matrix(batch_size, noise_width(model), random_, true)),
        parameters_(Autoencoder(model, 1).parameters().size()),
        gradients_(parameters_.size()),
        objective_(model, {loss, 0.2}, capacity) {
    for (double& parameter : parameters_) parameter = 0.6 * static_cast<double>(random_.normal());
    objective_.forward(parameters_, batch());
    objective_.value_with_gradient(parameters_, batch(), weight_);
    objective_.backward(parameters_, batch(), weight_, gradients_);
  }

  /// The largest error of a directional derivative, relative to the gradient's largest element:
  /// for every few parameters, along a random direction that changes them and no others. ReLU and
  /// |x| have kinks, but a step of 1e-6 meets one with vanishing chance.
  double largest_error() {
    constexpr std::size_t piece = 8;
    double error = 0;
    double largest = 0;
    for (const double gradient : gradients_) largest = std::max(largest, std::abs(gradient));
    REQUIRE(largest > 1e-6);
    for (std::size_t first = 0; first < parameters_.size(); first += piece) {
      const std::size_t count = std::min(piece, parameters_.size() - first);
      error = std::max(error, error_along_part(first, count));
    }
    return error / largest;
  }

 private:
  [[nodiscard]] Batch<double> batch() const { return {view(input_), view(targets_), view(noise_)}; }

  double error_along_part(std::size_t first, std::size_t count) {
    constexpr double step = 1e-6;
    const std::vector<double> middle = parameters_;
    std::vector<double> direction(count);
    double expected = 0;
    for (std::size_t i = 0; i < count; ++i) {
      direction[i] = static_cast<double>(random_.uniform(-1, 1));
      expected += direction[i] * gradients_[first + i];
    }
    const auto value_at = [&](double distance) {
      for (std::size_t i = 0; i < count; ++i) {
        parameters_[first + i] = middle[first + i] + distance * direction[i];
      }
      objective_.forward(parameters_, batch());
      return objective_.value(parameters_, batch(), weight_).total;
    };
    const double found = (value_at(step) - value_at(-step)) / (2 * step);
    parameters_ = middle;
    return std::abs(found - expected);
  }

  RandomStream random_;
  double weight_;
  Matrix<double> input_;
  Matrix<double> targets_;
  Matrix<double> noise_;
  std::vector<double> parameters_;
  std::vector<double> gradients_;
  Objective<double> objective_;
};

/// A small model of a family.
Configuration small(const FamilyCase& family) {
  return parse_configuration(R"({"model":{"input":[2,3],"code":4,)" + family.model +
                                 R"(},"training":{)" + family.training + "}}",
                             family.name);
}

bool is_allowed(const Configuration& configuration) {
  try {
    validate(configuration);
    return true;
  } catch (const InputError&) {
    return false;
  }
}

/// Sets the code's activation unless the family needs another.
void try_code_activation(Configuration& configuration, Activation activation) {
  Configuration changed = configuration;
  changed.model.code_activation = activation;
  if (is_allowed(changed)) configuration = changed;
}

void check_all_depths_and_losses(const FamilyCase& family, Activation activation) {
  std::uint32_t stream = 0;
  for (const std::vector<Index>& encoder : std::vector<std::vector<Index>>{{}, {5}, {5, 3}}) {
    for (const auto& [loss_name, loss] : names_of(Loss{})) {
      for (const bool tied : {false, true}) {
        Configuration configuration = small(family);
        ModelConfiguration& model = configuration.model;
        model.encoder = encoder;
        model.activation = activation;
        model.tied_weights = tied;
        configuration.training.loss = loss;
        // Cross-entropy is a sigmoid's; elsewhere every activation comes to be the output's.
        if (loss != Loss::bce) model.output_activation = activation;
        if (tied && !is_allowed(configuration)) continue;
        try_code_activation(configuration, activation);
        CAPTURE(loss_name);
        CAPTURE(encoder.size());
        CAPTURE(tied);
        Problem problem(model, loss, ++stream);
        CHECK(problem.largest_error() < 1e-6);
      }
    }
  }
}

TEST_CASE("every objective's gradient agrees with central differences") {
  for (const FamilyCase& family : families()) {
    CAPTURE(family.name);
    for (const auto& [activation_name, activation] : names_of(Activation{})) {
      CAPTURE(activation_name);
      check_all_depths_and_losses(family, activation);
    }
  }
}

TEST_CASE("with an activation of its own per layer, the gradient agrees too") {
  for (const FamilyCase& family : families()) {
    CAPTURE(family.name);
    ModelConfiguration model = small(family).model;
    model.encoder = {5, 1, 3};
    model.layer_activations = {Activation::tanh, Activation::elu, Activation::sigmoid};
    Problem problem(model, Loss::mse, 200);
    CHECK(problem.largest_error() < 1e-6);
  }
}

TEST_CASE("a contractive gradient found from a few code units at a time agrees too") {
  ModelConfiguration model;
  model.input = {2, 3};
  model.encoder = {5, 4};
  model.code = 7;
  model.activation = Activation::tanh;
  model.code_activation = Activation::sigmoid;
  model.family = Family::contractive;
  model.contraction.weight = 0.3;
  // Room for so many images leaves little for code units: five at a time at most, or one.
  for (const Index capacity : {200, 2000}) {
    for (const Index projections : {0, 6}) {
      CAPTURE(capacity);
      CAPTURE(projections);
      model.contraction.projections = projections;
      Problem problem(model, Loss::mse, 300, capacity);
      CHECK(problem.largest_error() < 1e-6);
    }
  }
}

}  // namespace
