#pragma once

// Each kernel as a plain loop. The fast kernels are tested against these loops, and the gradient
// checks compute with them in double precision. Matrices are row-major and dense.

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>

#include "math/activation.hpp"

namespace ae::reference {

/// Returns the activation's output for the input x.
template <typename T>
T activated(Activation activation, T x) {
  switch (activation) {
    case Activation::relu:
      return x < T(0) ? T(0) : x;
    case Activation::leaky_relu:
      return x > T(0) ? x : static_cast<T>(leaky_relu_slope) * x;
    case Activation::elu:
      return x > T(0) ? x : std::expm1(x);
    case Activation::tanh:
      return std::tanh(x);
    case Activation::sigmoid:
      return T(1) / (T(1) + std::exp(-x));
    case Activation::linear:
      return x;
  }
  return x;
}

/// Returns the activation's derivative at the input for which its output is `y`.
template <typename T>
T derivative_at_output(Activation activation, T y) {
  switch (activation) {
    case Activation::relu:
      return y > T(0) ? T(1) : T(0);
    case Activation::leaky_relu:
      return y > T(0) ? T(1) : static_cast<T>(leaky_relu_slope);
    case Activation::elu:
      return y > T(0) ? T(1) : y + T(1);
    case Activation::tanh:
      return T(1) - y * y;
    case Activation::sigmoid:
      return y * (T(1) - y);
    case Activation::linear:
      return T(1);
  }
  return T(1);
}

/// Returns the activation's second derivative at the input for which its output is `y`.
template <typename T>
T second_derivative_at_output(Activation activation, T y) {
  switch (activation) {
    case Activation::elu:
      return y > T(0) ? T(0) : y + T(1);
    case Activation::tanh:
      return T(-2) * y * (T(1) - y * y);
    case Activation::sigmoid:
      return y * (T(1) - y) * (T(1) - T(2) * y);
    case Activation::relu:
    case Activation::leaky_relu:
    case Activation::linear:
      return T(0);
  }
  return T(0);
}

/// Sets c [rows × columns] = a · b, where element (i, k) of a lies at i · a_row_stride + k ·
/// a_column_stride, and element (k, j) of b likewise.
template <typename T>
void product(std::size_t rows, std::size_t columns, std::size_t depth, const T* a,
             std::size_t a_row_stride, std::size_t a_column_stride, const T* b,
             std::size_t b_row_stride, std::size_t b_column_stride, T* c) {
  for (std::size_t i = 0; i < rows; ++i) {
    for (std::size_t j = 0; j < columns; ++j) {
      T sum = 0;
      for (std::size_t k = 0; k < depth; ++k) {
        sum +=
            a[i * a_row_stride + k * a_column_stride] * b[k * b_row_stride + j * b_column_stride];
      }
      c[i * columns + j] = sum;
    }
  }
}

template <typename T>
T squared_error(T output, T target) {
  return (output - target) * (output - target);
}

/// Returns Huber's loss (Huber 1964, equation 5.1 with k = delta).
template <typename T>
T huber(T output, T target, T delta) {
  const T distance = std::abs(output - target);
  return distance <= delta ? distance * distance / 2 : delta * (distance - delta / 2);
}

/// Returns the binary cross-entropy of sigmoid(logit) against the target, in nats.
template <typename T>
T cross_entropy(T logit, T target) {
  return std::max(logit, T(0)) - logit * target + std::log1p(std::exp(-std::abs(logit)));
}

}  // namespace ae::reference
