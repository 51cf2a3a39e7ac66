// Training's two ways to the next parameters, the fused one and the plain one, and the loss with
// and without its gradient.
#include <doctest/doctest.h>
#include <utility>

#include "autoencoder/configuration_names.hpp"
#include "math/kernel_testing.hpp"
#include "nn/initialization.hpp"
#include "nn/loss.hpp"
#include "nn/network.hpp"
#include "nn/optimizer.hpp"

namespace {

using namespace ae;
using namespace ae::testing;

Matrix<float> random_matrix(Index rows, Index columns, std::uint32_t stream) {
  const std::vector<float> values =
      random_values(static_cast<std::size_t>(rows * columns), 0, 1, stream);
  return ConstMatrixView<float>(values.data(), rows, columns);
}

/// Every kind of layer there is: wide, thin, from one unit to one unit, and with more outputs than
/// are updated at a time.
const Network& network_of_all_shapes() {
  static const Network network({{90, 600, Activation::relu},
                                {600, 40, Activation::elu},
                                {40, 1, Activation::tanh},
                                {1, 1, Activation::linear},
                                {1, 2, Activation::sigmoid},
                                {2, 300, Activation::leaky_relu},
                                {300, 90, Activation::sigmoid}});
  return network;
}

struct Trained {
  std::vector<float> parameters;
  OptimizerState state;
};

/// Three updates of freshly initialised parameters, each layer's as soon as its gradients are there
/// or all of them in the end.
Trained train(OptimizerKind kind, Index batch, bool at_once) {
  const Network& network = network_of_all_shapes();
  const Matrix<float> input = random_matrix(batch, 90, 70);
  const Matrix<float> targets = random_matrix(batch, 90, 71);
  const auto count = static_cast<std::size_t>(network.parameter_count());
  Trained trained{std::vector<float>(count), {}};
  const std::span<float> parameters(trained.parameters);
  initialize(network, Initialization::automatic, 5, parameters);
  std::vector<float> gradients(count);
  Optimizer optimizer({.kind = kind, .learning_rate = 0.01}, count);
  Workspace<float> workspace = network.make_workspace<float>(batch + 3);
  for (int step = 0; step < 3; ++step) {
    network.forward<float>(parameters, view(input), workspace, 0, network.depth());
    reconstruction_loss_with_gradient<float>(
        {Loss::mse}, Activation::sigmoid, first_rows(workspace.outputs.back(), batch),
        view(targets), first_rows(workspace.gradients.back(), batch));
    optimizer.begin_update();
    if (at_once) {
      network.backward<float>(parameters, view(input), workspace, 0, network.depth(), {}, gradients,
                              [&](std::size_t i) {
                                const std::span<float> part = network.part(parameters, i);
                                optimizer.update(
                                    static_cast<std::size_t>(part.data() - parameters.data()), part,
                                    network.part(std::span<const float>(gradients), i));
                              });
    } else {
      network.backward<float>(parameters, view(input), workspace, 0, network.depth(), {},
                              gradients);
      optimizer.update(0, parameters, gradients);
    }
  }
  trained.state = optimizer.state();
  return trained;
}

TEST_CASE_FIXTURE(
    KernelFixture,
    "updating each layer as its gradients appear has the bits of updating in the end") {
  for (const kernels::Table* table : available_kernels()) {
    CAPTURE(name_of(*table));
    use_kernels(*table);
    for (const OptimizerKind kind : {OptimizerKind::adam, OptimizerKind::sgd}) {
      for (const Index batch : {1, 3, 37}) {
        CAPTURE(batch);
        set_thread_count(1);
        const Trained expected = train(kind, batch, false);
        for (const int threads : thread_counts()) {
          CAPTURE(threads);
          set_thread_count(threads);
          const Trained trained = train(kind, batch, true);
          CHECK(same_bits(trained.parameters, expected.parameters));
          CHECK(same_bits(trained.state.first_moments, expected.state.first_moments));
          CHECK(same_bits(trained.state.second_moments, expected.state.second_moments));
        }
      }
    }
  }
}

TEST_CASE("a layer's parameters may change once the backward pass has reported it") {
  const Network& network = network_of_all_shapes();
  constexpr Index batch = 5;
  const Matrix<float> input = random_matrix(batch, 90, 76);
  std::vector<float> parameters(static_cast<std::size_t>(network.parameter_count()));
  initialize(network, Initialization::automatic, 7, parameters);
  Workspace<float> workspace = network.make_workspace<float>(batch);
  network.forward<float>(parameters, view(input), workspace, 0, network.depth());
  workspace.gradients.back().setOnes();
  std::vector<float> expected(parameters.size());
  network.backward<float>(parameters, view(input), workspace, 0, network.depth(), {}, expected);

  std::vector<float> gradients(parameters.size());
  std::vector<std::size_t> reported;
  network.backward<float>(parameters, view(input), workspace, 0, network.depth(), {}, gradients,
                          [&](std::size_t layer) {
                            reported.push_back(layer);
                            // They are whole by now, and whatever is in the parameters no longer
                            // matters.
                            CHECK(same_bits(network.part(std::span<const float>(gradients), layer),
                                            network.part(std::span<const float>(expected), layer)));
                            std::ranges::fill(network.part(std::span<float>(parameters), layer),
                                              NAN);
                          });
  CHECK(reported == std::vector<std::size_t>{6, 5, 4, 3, 2, 1, 0});
  CHECK(same_bits(gradients, expected));
}

TEST_CASE_FIXTURE(KernelFixture,
                  "a single-precision backward pass is near the double-precision one") {
  const Network& network = network_of_all_shapes();
  constexpr Index batch = 13;
  const Matrix<float> input = random_matrix(batch, 90, 72);
  const Matrix<float> targets = random_matrix(batch, 90, 73);
  std::vector<float> parameters(static_cast<std::size_t>(network.parameter_count()));
  initialize(network, Initialization::automatic, 6, parameters);

  const Matrix<double> exact_input = input.cast<double>();
  const Matrix<double> exact_targets = targets.cast<double>();
  const std::vector<double> exact_parameters = in_double(parameters);
  Workspace<double> exact_workspace = network.make_workspace<double>(batch);
  network.forward<double>(exact_parameters, {exact_input.data(), batch, 90}, exact_workspace, 0,
                          network.depth());
  const double exact_loss = reconstruction_loss_with_gradient<double>(
      {Loss::bce}, Activation::sigmoid, first_rows(exact_workspace.outputs.back(), batch),
      {exact_targets.data(), batch, 90}, first_rows(exact_workspace.gradients.back(), batch));
  std::vector<double> exact_gradients(parameters.size());
  network.backward<double>(exact_parameters, {exact_input.data(), batch, 90}, exact_workspace, 0,
                           network.depth(), {}, exact_gradients);
  double largest = 0;
  for (const double gradient : exact_gradients) largest = std::max(largest, std::abs(gradient));
  REQUIRE(largest > 1e-3);

  for (const kernels::Table* table : available_kernels()) {
    CAPTURE(name_of(*table));
    use_kernels(*table);
    Workspace<float> workspace = network.make_workspace<float>(batch);
    network.forward<float>(parameters, view(input), workspace, 0, network.depth());
    const double loss = reconstruction_loss_with_gradient<float>(
        {Loss::bce}, Activation::sigmoid, first_rows(workspace.outputs.back(), batch),
        view(targets), first_rows(workspace.gradients.back(), batch));
    std::vector<float> gradients(parameters.size());
    network.backward<float>(parameters, view(input), workspace, 0, network.depth(), {}, gradients);
    CHECK(loss == doctest::Approx(exact_loss).epsilon(1e-6));
    Largest error;
    for (std::size_t i = 0; i < gradients.size(); ++i) {
      error.add(std::abs(static_cast<double>(gradients[i]) - exact_gradients[i]));
    }
    CHECK(error.value() <= 1e-5 * largest);
  }
}

TEST_CASE("a loss is the same with and without its gradient") {
  const Matrix<float> logits = random_matrix(7, 33, 74);
  const Matrix<float> targets = random_matrix(7, 33, 75);
  for (const auto& [name, loss] : names_of(Loss{})) {
    CAPTURE(name);
    Matrix<float> alone = logits;
    Matrix<float> beside = logits;
    Matrix<float> gradient(7, 33);
    const double expected = reconstruction_loss<float>({loss}, Activation::sigmoid,
                                                       {alone.data(), 7, 33}, view(targets));
    CHECK(reconstruction_loss_with_gradient<float>(
              {loss}, Activation::sigmoid, {beside.data(), 7, 33}, view(targets),
              {gradient.data(), 7, 33}) == doctest::Approx(expected).epsilon(1e-7));
    CHECK(gradient.cwiseAbs().minCoeff() > 0);
  }
}

}  // namespace
