#include "nn/activation.hpp"

#include "math/elementwise.hpp"

namespace ae {

template <typename T>
void activate(Activation activation, std::span<T> values) {
  switch (activation) {
    case Activation::relu:
      return relu(values);
    case Activation::leaky_relu:
      return leaky_relu(values, static_cast<T>(leaky_relu_slope));
    case Activation::elu:
      return elu(values);
    case Activation::tanh:
      return tanh(values);
    case Activation::sigmoid:
      return sigmoid(values);
    case Activation::linear:
      return;
  }
}

template <typename T>
void multiply_by_derivative(Activation activation, std::span<const T> outputs,
                            std::span<T> gradients) {
  switch (activation) {
    case Activation::relu:
      return relu_derivative(outputs, gradients);
    case Activation::leaky_relu:
      return leaky_relu_derivative(outputs, gradients, static_cast<T>(leaky_relu_slope));
    case Activation::elu:
      return elu_derivative(outputs, gradients);
    case Activation::tanh:
      return tanh_derivative(outputs, gradients);
    case Activation::sigmoid:
      return sigmoid_derivative(outputs, gradients);
    case Activation::linear:
      return;
  }
}

template void activate<float>(Activation, std::span<float>);
template void activate<double>(Activation, std::span<double>);
template void multiply_by_derivative<float>(Activation, std::span<const float>, std::span<float>);
template void multiply_by_derivative<double>(Activation, std::span<const double>,
                                             std::span<double>);

}  // namespace ae
