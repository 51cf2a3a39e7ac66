#pragma once

#include <cstdint>
#include <span>

#include "nn/network.hpp"

namespace ae {

/// How weights are drawn; see initialize(). `automatic`: `he` for layers with an activation like
/// ReLU, where the smaller weights of `glorot` would make the outputs fade from layer to layer, and
/// `glorot` for the others.
enum class Initialization { automatic, glorot, he, pytorch };

/// Draws every parameter; the numbers depend on the seed only.
/// glorot: weights uniform in ±sqrt(6 / (inputs + outputs)), biases 0 (Glorot & Bengio 2010,
/// equation 16).
/// he: weights normal with standard deviation sqrt(2 / inputs), biases 0 (He et al. 2015, equation
/// 10).
/// pytorch: weights and biases uniform in ±1 / sqrt(inputs), as PyTorch's nn.Linear.
void initialize(const Network& network, Initialization initialization, std::uint64_t seed,
                std::span<float> parameters);

}  // namespace ae
