#include "math/elementwise.hpp"

#include "math/vectorize.hpp"

namespace ae {

template <typename T>
void relu(std::span<T> values) {
  // Not max(x, 0): that gives 0 for NaN, and a diverging network would go unnoticed.
  transform([](auto x) { return xsimd::select(x < T(0), decltype(x)(T(0)), x); }, values);
}

template <typename T>
void relu_derivative(std::span<const T> outputs, std::span<T> gradients) {
  transform([](auto g, auto y) { return xsimd::select(y > T(0), g, decltype(g)(T(0))); }, gradients,
            outputs);
}

template <typename T>
void leaky_relu(std::span<T> values, T slope) {
  transform([slope](auto x) { return xsimd::select(x > T(0), x, slope * x); }, values);
}

template <typename T>
void leaky_relu_derivative(std::span<const T> outputs, std::span<T> gradients, T slope) {
  transform([slope](auto g, auto y) { return xsimd::select(y > T(0), g, slope * g); }, gradients,
            outputs);
}

template <typename T>
void elu(std::span<T> values) {
  transform([](auto x) { return xsimd::select(x > T(0), x, xsimd::expm1(x)); }, values);
}

template <typename T>
void elu_derivative(std::span<const T> outputs, std::span<T> gradients) {
  transform([](auto g, auto y) { return xsimd::select(y > T(0), g, g * (y + T(1))); }, gradients,
            outputs);
}

template <typename T>
void tanh(std::span<T> values) {
  transform([](auto x) { return xsimd::tanh(x); }, values);
}

template <typename T>
void tanh_derivative(std::span<const T> outputs, std::span<T> gradients) {
  transform([](auto g, auto y) { return g * (T(1) - y * y); }, gradients, outputs);
}

template <typename T>
void sigmoid(std::span<T> values) {
  transform([](auto x) { return T(1) / (T(1) + xsimd::exp(-x)); }, values);
}

template <typename T>
void sigmoid_derivative(std::span<const T> outputs, std::span<T> gradients) {
  transform([](auto g, auto y) { return g * (y * (T(1) - y)); }, gradients, outputs);
}

#define AE_INSTANTIATE(T)                                                      \
  template void relu<T>(std::span<T>);                                         \
  template void relu_derivative<T>(std::span<const T>, std::span<T>);          \
  template void leaky_relu<T>(std::span<T>, T);                                \
  template void leaky_relu_derivative<T>(std::span<const T>, std::span<T>, T); \
  template void elu<T>(std::span<T>);                                          \
  template void elu_derivative<T>(std::span<const T>, std::span<T>);           \
  template void tanh<T>(std::span<T>);                                         \
  template void tanh_derivative<T>(std::span<const T>, std::span<T>);          \
  template void sigmoid<T>(std::span<T>);                                      \
  template void sigmoid_derivative<T>(std::span<const T>, std::span<T>);
AE_INSTANTIATE(float)
AE_INSTANTIATE(double)
#undef AE_INSTANTIATE

}  // namespace ae
