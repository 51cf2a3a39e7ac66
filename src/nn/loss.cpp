#include "nn/loss.hpp"

#include "math/elementwise.hpp"
#include "math/loss_kernels.hpp"

namespace ae {
namespace {

template <typename T>
std::span<T> elements(MatrixView<T>& matrix) {
  return {matrix.data(), static_cast<std::size_t>(matrix.size())};
}

template <typename T>
std::span<const T> elements(const ConstMatrixView<T>& matrix) {
  return {matrix.data(), static_cast<std::size_t>(matrix.size())};
}

}  // namespace

template <typename T>
double reconstruction_loss(const LossFunction& loss, Activation output_activation,
                           MatrixView<T> output, const ConstMatrixView<T>& targets) {
  const std::span<T> values = elements<T>(output);
  const auto total = [&] {
    return sum_of(loss.kind, std::span<const T>(values), elements<T>(targets), loss.huber_delta);
  };
  double sum = 0;
  // The cross-entropy is that of the logits, before they are activated.
  if (loss.kind == Loss::bce) sum = total();
  activate(output_activation, values);
  if (loss.kind != Loss::bce) sum = total();
  return loss.weight * sum / static_cast<double>(values.size());
}

template <typename T>
double reconstruction_loss_with_gradient(const LossFunction& loss, Activation output_activation,
                                         MatrixView<T> output, const ConstMatrixView<T>& targets,
                                         MatrixView<T> logit_gradient) {
  const std::span<T> values = elements<T>(output);
  const std::span<T> gradient = elements<T>(logit_gradient);
  const auto size = static_cast<double>(values.size());
  // With the cross-entropy the sigmoid's own derivative cancels against the loss's.
  if (loss.kind != Loss::bce) activate(output_activation, values);
  const double sum =
      sum_with_gradients(loss.kind, std::span<const T>(values), elements<T>(targets),
                         loss.huber_delta, static_cast<T>(loss.weight / size), gradient);
  if (loss.kind != Loss::bce) {
    multiply_by_derivative(output_activation, std::span<const T>(values), gradient);
  }
  return loss.weight * sum / size;
}

#define AE_INSTANTIATE(T)                                                                \
  template double reconstruction_loss<T>(const LossFunction&, Activation, MatrixView<T>, \
                                         const ConstMatrixView<T>&);                     \
  template double reconstruction_loss_with_gradient<T>(                                  \
      const LossFunction&, Activation, MatrixView<T>, const ConstMatrixView<T>&, MatrixView<T>);
AE_INSTANTIATE(float)
AE_INSTANTIATE(double)
#undef AE_INSTANTIATE

}  // namespace ae
