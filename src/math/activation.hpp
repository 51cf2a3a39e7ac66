#pragma once

namespace ae {

enum class Activation { relu, leaky_relu, elu, tanh, sigmoid, linear };

/// The slope of the leaky ReLU below zero (Maas, Hannun & Ng 2013).
inline constexpr double leaky_relu_slope = 0.01;

}  // namespace ae
