#pragma once

#include <span>

namespace ae {

enum class Activation { relu, leaky_relu, elu, tanh, sigmoid, linear };

/// The slope of the leaky ReLU below zero.
inline constexpr double leaky_relu_slope = 0.01;

/// Applies the activation in place. Instantiated for float and double.
template <typename T>
void activate(Activation activation, std::span<T> values);

/// Multiplies `gradients` by the activation's derivative at the point where it gave `outputs`.
template <typename T>
void multiply_by_derivative(Activation activation, std::span<const T> outputs,
                            std::span<T> gradients);

}  // namespace ae
