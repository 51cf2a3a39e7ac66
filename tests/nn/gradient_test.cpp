// Back-propagated gradients against central differences, all in double precision.
#include <cmath>
#include <doctest/doctest.h>

#include "autoencoder/autoencoder.hpp"
#include "autoencoder/configuration_names.hpp"
#include "math/random.hpp"

namespace {

using namespace ae;

ConstMatrixView<double> view(const Matrix<double>& m) { return {m.data(), m.rows(), m.cols()}; }

struct Problem {
  Network network;
  Activation output_activation;
  Loss loss;
  Matrix<double> input;
  Matrix<double> targets;
  std::vector<double> parameters;
  Workspace<double> workspace;

  double value() {
    network.forward<double>(parameters, view(input), workspace, 0, network.depth());
    return reconstruction_loss<double>({loss}, output_activation,
                                       first_rows(workspace.outputs.back(), input.rows()),
                                       view(targets));
  }

  std::vector<double> gradients() {
    std::vector<double> result(parameters.size());
    network.forward<double>(parameters, view(input), workspace, 0, network.depth());
    reconstruction_loss_with_gradient<double>(
        {loss}, output_activation, first_rows(workspace.outputs.back(), input.rows()),
        view(targets), first_rows(workspace.gradients.back(), input.rows()));
    network.backward<double>(parameters, view(input), workspace, 0, network.depth(), {}, result);
    return result;
  }
};

Problem make_problem(const ModelConfiguration& model, Loss loss, std::uint32_t stream) {
  Network network = make_network(model);
  RandomStream random(11, RandomPurpose::initialization, stream);
  constexpr Index batch = 3;
  const auto fill = [&random](Index rows, Index columns, double low, double high) {
    Matrix<double> matrix(rows, columns);
    for (double& value : matrix.reshaped()) {
      value = low + (high - low) * static_cast<double>(random.uniform());
    }
    return matrix;
  };
  Problem problem{network,
                  model.output_activation,
                  loss,
                  fill(batch, model.features(), 0, 1),
                  fill(batch, model.features(), 0, 1),
                  std::vector<double>(static_cast<std::size_t>(network.parameter_count())),
                  network.make_workspace<double>(batch + 2)};
  for (double& parameter : problem.parameters) {
    parameter = 0.8 * static_cast<double>(random.normal());
  }
  return problem;
}

/// The largest difference between back-propagated and numeric gradient, relative to the gradient's
/// largest element. ReLU and |x| have kinks, but a step of 1e-6 meets one with vanishing chance.
double largest_error(Problem& problem) {
  const std::vector<double> gradients = problem.gradients();
  double largest = 0;
  double error = 0;
  for (std::size_t i = 0; i < gradients.size(); ++i) {
    constexpr double step = 1e-6;
    const double parameter = problem.parameters[i];
    problem.parameters[i] = parameter + step;
    const double above = problem.value();
    problem.parameters[i] = parameter - step;
    const double below = problem.value();
    problem.parameters[i] = parameter;
    largest = std::max(largest, std::abs(gradients[i]));
    error = std::max(error, std::abs(gradients[i] - (above - below) / (2 * step)));
  }
  REQUIRE(largest > 1e-6);
  return error / largest;
}

TEST_CASE("the gradient of every activation, loss and depth agrees with central differences") {
  std::uint32_t stream = 0;
  for (const auto& [activation_name, activation] : names_of(Activation{})) {
    for (const auto& [loss_name, loss] : names_of(Loss{})) {
      for (const std::vector<Index>& encoder :
           std::vector<std::vector<Index>>{{}, {5}, {6, 4}, {5, 1, 3}}) {
        ModelConfiguration model;
        model.input = {3, 3};
        model.encoder = encoder;
        model.code = 2;
        model.activation = activation;
        model.code_activation = activation;
        CAPTURE(activation_name);
        CAPTURE(loss_name);
        CAPTURE(encoder.size());
        Problem problem = make_problem(model, loss, ++stream);
        CHECK(largest_error(problem) < 1e-6);
      }
    }
  }
}

TEST_CASE("the gradient through every output activation agrees with central differences") {
  for (const auto& [name, activation] : names_of(Activation{})) {
    for (const Loss loss : {Loss::mse, Loss::l1}) {
      ModelConfiguration model;
      model.input = {2, 4};
      model.encoder = {5};
      model.code = 3;
      model.activation = Activation::tanh;
      model.output_activation = activation;
      CAPTURE(name);
      Problem problem = make_problem(model, loss, 100);
      CHECK(largest_error(problem) < 1e-6);
    }
  }
}

}  // namespace
