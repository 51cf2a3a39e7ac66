#pragma once

#include <cstdint>
#include <span>

#include "nn/network.hpp"

namespace ae {

/// How weights are drawn. `automatic` takes He's for the ReLU-like activations, which Glorot's
/// would let fade layer by layer, and Glorot's for the others.
enum class Initialization { automatic, glorot, he, pytorch };

/// Draws every parameter; depends on the seed only. Biases are 0, but for `pytorch`.
/// Glorot & Bengio (2010), equation 16: uniform in ±sqrt(6 / (inputs + outputs)).
/// He et al. (2015), equation 10: normal with standard deviation sqrt(2 / inputs).
/// PyTorch's for nn.Linear: weights and biases uniform in ±1 / sqrt(inputs).
void initialize(const Network& network, Initialization initialization, std::uint64_t seed,
                std::span<float> parameters);

}  // namespace ae
