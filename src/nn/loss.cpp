#include "nn/loss.hpp"

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
double reconstruction_loss(Loss loss, Activation output_activation, MatrixView<T> output,
                           const ConstMatrixView<T>& targets) {
  const std::span<T> values = elements<T>(output);
  const std::span<const T> target = elements<T>(targets);
  double total = 0;
  if (loss == Loss::bce) {
    total = sum_of_cross_entropies(std::span<const T>(values), target);
    activate(output_activation, values);
  } else {
    activate(output_activation, values);
    total = loss == Loss::mse ? sum_of_squared_errors(std::span<const T>(values), target)
                              : sum_of_absolute_errors(std::span<const T>(values), target);
  }
  return total / static_cast<double>(values.size());
}

template <typename T>
void reconstruction_loss_gradient(Loss loss, Activation output_activation,
                                  const ConstMatrixView<T>& output,
                                  const ConstMatrixView<T>& targets, MatrixView<T> logit_gradient) {
  const std::span<const T> target = elements<T>(targets);
  const std::span<T> gradient = elements<T>(logit_gradient);
  const T scale = static_cast<T>(1.0 / static_cast<double>(gradient.size()));

  logit_gradient = output;
  switch (loss) {
    case Loss::bce:
      // d BCE(sigmoid(x), t) / dx = sigmoid(x) - t: the sigmoid's own derivative cancels.
      return scaled_difference(gradient, target, scale);
    case Loss::mse:
      scaled_difference(gradient, target, 2 * scale);
      break;
    case Loss::l1:
      scaled_sign_of_difference(gradient, target, scale);
      break;
  }
  multiply_by_derivative(output_activation, elements<T>(output), gradient);
}

#define AE_INSTANTIATE(T)                                                                    \
  template double reconstruction_loss<T>(Loss, Activation, MatrixView<T>,                    \
                                         const ConstMatrixView<T>&);                         \
  template void reconstruction_loss_gradient<T>(Loss, Activation, const ConstMatrixView<T>&, \
                                                const ConstMatrixView<T>&, MatrixView<T>);
AE_INSTANTIATE(float)
AE_INSTANTIATE(double)
#undef AE_INSTANTIATE

}  // namespace ae
