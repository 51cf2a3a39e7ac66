#pragma once

#include "math/kernels/elementary.hpp"
#include "math/kernels/table.hpp"

namespace ae::kernels {

template <typename Architecture>
void activate(Activation activation, float* values, std::size_t size) {
  using V = Vector<Architecture>;
  constexpr auto slope = static_cast<float>(leaky_relu_slope);
  const V zero(0.0F);
  switch (activation) {
    case Activation::relu:
      // max(x, 0) would give 0 for NaN, and a diverging network would go unnoticed.
      return transform<Architecture>(
          size, values, [=](V x) { return xsimd::select(x < zero, zero, x); }, values);
    case Activation::leaky_relu:
      return transform<Architecture>(
          size, values, [=](V x) { return xsimd::select(x > zero, x, x * slope); }, values);
    case Activation::elu:
      return transform<Architecture>(
          size, values, [=](V x) { return xsimd::select(x > zero, x, xsimd::expm1(x)); }, values);
    case Activation::tanh:
      return transform<Architecture>(size, values, [](V x) { return xsimd::tanh(x); }, values);
    case Activation::sigmoid:
      return transform<Architecture>(
          size, values, [](V x) { return logistic<Architecture>(x); }, values);
    case Activation::linear:
      return;
  }
}

template <typename Architecture>
void multiply_by_derivative(Activation activation, const float* outputs, float* gradients,
                            std::size_t size) {
  using V = Vector<Architecture>;
  constexpr auto slope = static_cast<float>(leaky_relu_slope);
  const V zero(0.0F);
  const V one(1.0F);
  const auto apply = [=](auto operation) {
    transform<Architecture>(size, gradients, operation, gradients, outputs);
  };
  switch (activation) {
    case Activation::relu:
      return apply([=](V g, V y) { return xsimd::select(y > zero, g, zero); });
    case Activation::leaky_relu:
      return apply([=](V g, V y) { return xsimd::select(y > zero, g, g * slope); });
    case Activation::elu:
      return apply([=](V g, V y) { return xsimd::select(y > zero, g, g * (y + one)); });
    case Activation::tanh:
      return apply([=](V g, V y) { return g * (one - y * y); });
    case Activation::sigmoid:
      return apply([=](V g, V y) { return g * (y * (one - y)); });
    case Activation::linear:
      return;
  }
}

}  // namespace ae::kernels
