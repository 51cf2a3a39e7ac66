#pragma once

#include <span>

namespace ae {

/// The element-wise activation kernels, each in place over `values`; instantiated for float and
/// double. The derivative kernels multiply `gradients` by the activation's derivative, which all of
/// these activations let one compute from the activated `outputs` alone.

template <typename T>
void relu(std::span<T> values);
template <typename T>
void relu_derivative(std::span<const T> outputs, std::span<T> gradients);

/// Maas, Hannun & Ng (2013): x where x > 0, slope · x elsewhere.
template <typename T>
void leaky_relu(std::span<T> values, T slope);
template <typename T>
void leaky_relu_derivative(std::span<const T> outputs, std::span<T> gradients, T slope);

/// Clevert, Unterthiner & Hochreiter (2016) with α = 1: x where x > 0, exp(x) - 1 elsewhere.
template <typename T>
void elu(std::span<T> values);
template <typename T>
void elu_derivative(std::span<const T> outputs, std::span<T> gradients);

template <typename T>
void tanh(std::span<T> values);
template <typename T>
void tanh_derivative(std::span<const T> outputs, std::span<T> gradients);

/// The logistic function 1 / (1 + exp(-x)).
template <typename T>
void sigmoid(std::span<T> values);
template <typename T>
void sigmoid_derivative(std::span<const T> outputs, std::span<T> gradients);

}  // namespace ae
