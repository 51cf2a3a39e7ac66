#include "nn/network.hpp"

#include <algorithm>
#include <cmath>
#include <doctest/doctest.h>

#include "base/error.hpp"
#include "nn/initialization.hpp"
#include "nn/optimizer.hpp"

namespace {

using namespace ae;

const Network& wide_network() {
  static const Network network({{300, 200, Activation::relu}, {200, 100, Activation::tanh}});
  return network;
}

TEST_CASE("a forward pass is activation(input · weightᵀ + bias), the last layer left as logits") {
  const Network network({{2, 2, Activation::relu}, {2, 1, Activation::sigmoid}});
  // weight 0, bias 0, weight 1, bias 1
  const std::vector<float> parameters = {1, -1, 2, 0, 0.5F, -10, 3, 4, 0.25F};
  const Matrix<float> input{{1, 2}, {4, 1}};
  Workspace<float> workspace = network.make_workspace<float>(2);
  network.forward<float>(parameters, {input.data(), 2, 2}, workspace, 0, 2);
  CHECK(workspace.outputs[0] == Matrix<float>{{0, 0}, {3.5F, 0}});
  CHECK(workspace.outputs[1] == Matrix<float>{{0.25F}, {10.75F}});
}

TEST_CASE("layers can be run in part, as encoding and decoding do") {
  const Network& network = wide_network();
  std::vector<float> parameters(static_cast<std::size_t>(network.parameter_count()));
  initialize(network, Initialization::automatic, 3, parameters);
  const Matrix<float> input = Matrix<float>::Random(4, 300);
  Workspace<float> whole = network.make_workspace<float>(4);
  Workspace<float> parts = network.make_workspace<float>(4);
  network.forward<float>(parameters, {input.data(), 4, 300}, whole, 0, 2);
  network.forward<float>(parameters, {input.data(), 4, 300}, parts, 0, 1);
  const Matrix<float> middle = parts.outputs[0];
  network.forward<float>(parameters, {middle.data(), 4, 200}, parts, 1, 2);
  CHECK(whole.outputs[1] == parts.outputs[1]);
}

TEST_CASE("Glorot and He draw weights with the spread their papers give, and zero biases") {
  const Network& network = wide_network();
  std::vector<float> parameters(static_cast<std::size_t>(network.parameter_count()));
  const auto deviation = [&](Initialization initialization, std::size_t layer) {
    initialize(network, initialization, 1, parameters);
    const auto weight = network.weight(std::span<const float>(parameters), layer);
    CHECK(std::abs(weight.mean()) < 0.003F);
    for (const float bias : network.bias(std::span<const float>(parameters), layer)) {
      CHECK(bias == 0);
    }
    return std::sqrt(weight.squaredNorm() / static_cast<float>(weight.size()));
  };
  const double glorot = std::sqrt(2.0 / (300 + 200));
  const double he = std::sqrt(2.0 / 300);
  CHECK(deviation(Initialization::glorot, 0) == doctest::Approx(glorot).epsilon(0.02));
  CHECK(deviation(Initialization::he, 0) == doctest::Approx(he).epsilon(0.02));
  CHECK(deviation(Initialization::automatic, 0) == doctest::Approx(he).epsilon(0.02));
  CHECK(deviation(Initialization::automatic, 1) ==
        doctest::Approx(std::sqrt(2.0 / (200 + 100))).epsilon(0.02));
}

TEST_CASE("PyTorch's way draws weights and biases evenly within one over the root of the inputs") {
  const Network& network = wide_network();
  std::vector<float> parameters(static_cast<std::size_t>(network.parameter_count()));
  initialize(network, Initialization::pytorch, 1, parameters);
  const std::span<const float> drawn(parameters);
  const double limit = 1 / std::sqrt(300.0);
  const auto weight = network.weight(drawn, 0);
  CHECK(static_cast<double>(weight.cwiseAbs().maxCoeff()) == doctest::Approx(limit).epsilon(1e-3));
  CHECK(std::sqrt(weight.squaredNorm() / static_cast<float>(weight.size())) ==
        doctest::Approx(limit / std::sqrt(3.0)).epsilon(0.02));
  float largest = 0;
  for (const float bias : network.bias(drawn, 0)) largest = std::max(largest, std::abs(bias));
  CHECK(static_cast<double>(largest) == doctest::Approx(limit).epsilon(0.05));
}

TEST_CASE("the same seed draws the same weights and another seed others") {
  const Network& network = wide_network();
  std::vector<float> a(static_cast<std::size_t>(network.parameter_count()));
  std::vector<float> b = a;
  std::vector<float> c = a;
  initialize(network, Initialization::he, 1, a);
  initialize(network, Initialization::he, 1, b);
  initialize(network, Initialization::he, 2, c);
  CHECK(a == b);
  CHECK(a != c);
}

TEST_CASE("both optimizers walk down a simple bowl") {
  for (const OptimizerKind kind : {OptimizerKind::adam, OptimizerKind::sgd}) {
    std::vector<float> position = {3, -2, 1};
    Optimizer optimizer({.kind = kind, .learning_rate = 0.05}, 3);
    for (int i = 0; i < 500; ++i) {
      const std::vector<float> gradient = {2 * position[0], 2 * position[1], 2 * position[2]};
      optimizer.begin_update();
      optimizer.update(0, position, gradient);
    }
    for (const float x : position) CHECK(std::abs(x) < 0.02F);
  }
}

TEST_CASE("an optimizer refuses another optimizer's moments") {
  const Optimizer sgd({.kind = OptimizerKind::sgd}, 3);
  Optimizer adam({.kind = OptimizerKind::adam}, 3);
  CHECK_THROWS_AS(adam.restore(sgd.state()), InputError);
}

}  // namespace
