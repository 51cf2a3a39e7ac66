#include "autoencoder/gaussian_code.hpp"

#include <cmath>

namespace ae {

template <typename T>
void sample_codes(const ConstMatrixView<T>& distributions, const ConstMatrixView<T>& noise,
                  MatrixView<T> samples) {
  const Index code = samples.cols();
  for (Index row = 0; row < samples.rows(); ++row) {
    for (Index unit = 0; unit < code; ++unit) {
      const T deviation = std::exp(distributions(row, code + unit) / T(2));
      samples(row, unit) = distributions(row, unit) + deviation * noise(row, unit);
    }
  }
}

template <typename T>
double kl_divergence(const ConstMatrixView<T>& distributions) {
  const Index code = distributions.cols() / 2;
  double sum = 0;
  for (Index row = 0; row < distributions.rows(); ++row) {
    for (Index unit = 0; unit < code; ++unit) {
      const auto mean = static_cast<double>(distributions(row, unit));
      const auto log_variance = static_cast<double>(distributions(row, code + unit));
      sum += mean * mean + std::expm1(log_variance) - log_variance;
    }
  }
  return sum / 2 / static_cast<double>(distributions.rows());
}

template <typename T>
void gaussian_code_gradients(double beta, const ConstMatrixView<T>& distributions,
                             const ConstMatrixView<T>& noise,
                             const ConstMatrixView<T>& sample_gradients, MatrixView<T> gradients) {
  const Index code = sample_gradients.cols();
  const T share = static_cast<T>(beta / static_cast<double>(distributions.rows()));
  for (Index row = 0; row < gradients.rows(); ++row) {
    for (Index unit = 0; unit < code; ++unit) {
      const T mean = distributions(row, unit);
      const T deviation = std::exp(distributions(row, code + unit) / T(2));
      const T by_sample = sample_gradients(row, unit);
      gradients(row, unit) = by_sample + share * mean;
      gradients(row, code + unit) =
          (by_sample * noise(row, unit) * deviation + share * (deviation * deviation - T(1))) /
          T(2);
    }
  }
}

#define AE_INSTANTIATE(T)                                                                        \
  template void sample_codes<T>(const ConstMatrixView<T>&, const ConstMatrixView<T>&,            \
                                MatrixView<T>);                                                  \
  template double kl_divergence<T>(const ConstMatrixView<T>&);                                   \
  template void gaussian_code_gradients<T>(double, const ConstMatrixView<T>&,                    \
                                           const ConstMatrixView<T>&, const ConstMatrixView<T>&, \
                                           MatrixView<T>);
AE_INSTANTIATE(float)
AE_INSTANTIATE(double)
#undef AE_INSTANTIATE

}  // namespace ae
