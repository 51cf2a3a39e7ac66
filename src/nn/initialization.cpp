#include "nn/initialization.hpp"

#include <algorithm>
#include <cmath>

#include "math/random.hpp"

namespace ae {
namespace {

bool suits_he(Activation activation) {
  return activation == Activation::relu || activation == Activation::leaky_relu ||
         activation == Activation::elu;
}

}  // namespace

void initialize(const Network& network, Initialization initialization, std::uint64_t seed,
                std::span<float> parameters) {
  for (std::size_t i = 0; i < network.depth(); ++i) {
    const DenseLayer& layer = network.layers()[i];
    const auto inputs = static_cast<float>(layer.inputs);
    const auto outputs = static_cast<float>(layer.outputs);
    RandomStream random(seed, RandomPurpose::initialization, static_cast<std::uint32_t>(i));
    const std::span<float> weight(network.weight(parameters, i).data(),
                                  static_cast<std::size_t>(layer.weight_count()));
    if (initialization == Initialization::pytorch) {
      const float limit = 1 / std::sqrt(inputs);
      std::ranges::generate(weight, [&] { return random.uniform(-limit, limit); });
      std::ranges::generate(network.bias(parameters, i),
                            [&] { return random.uniform(-limit, limit); });
      continue;
    }
    const bool he = initialization == Initialization::he ||
                    (initialization == Initialization::automatic && suits_he(layer.activation));
    if (he) {
      const float deviation = std::sqrt(2.0F / inputs);
      std::ranges::generate(weight, [&] { return deviation * random.normal(); });
    } else {
      const float limit = std::sqrt(6.0F / (inputs + outputs));
      std::ranges::generate(weight, [&] { return random.uniform(-limit, limit); });
    }
    std::ranges::fill(network.bias(parameters, i), 0.0F);
  }
}

}  // namespace ae
