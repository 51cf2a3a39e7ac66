#include "autoencoder/terms/gaussian_code.hpp"

#include <algorithm>
#include <cmath>

namespace ae {
namespace {

template <typename T>
class GaussianCode final : public CodeTerm<T> {
 public:
  GaussianCode(const ModelConfiguration& model, Index capacity)
      : samples_(capacity, model.code), sample_gradients_(capacity, model.code) {}

  void make_codes(MatrixView<T> encoded, const ConstMatrixView<T>& noise) override {
    const Index code = samples_.cols();
    for (Index row = 0; row < encoded.rows(); ++row) {
      for (Index unit = 0; unit < code; ++unit) {
        const T deviation = std::exp(encoded(row, code + unit) / T(2));
        samples_(row, unit) = encoded(row, unit) + deviation * noise(row, unit);
      }
    }
  }

  [[nodiscard]] ConstMatrixView<T> codes(const ConstMatrixView<T>& encoded) const override {
    return first_rows(samples_, encoded.rows());
  }

  double value(const EncodedBatch<T>& batch) override {
    const Index code = samples_.cols();
    double sum = 0;
    for (Index row = 0; row < batch.encoded.rows(); ++row) {
      for (Index unit = 0; unit < code; ++unit) {
        const auto mean = static_cast<double>(batch.encoded(row, unit));
        const auto log_variance = static_cast<double>(batch.encoded(row, code + unit));
        sum += mean * mean + std::expm1(log_variance) - log_variance;
      }
    }
    return sum / 2 / static_cast<double>(batch.encoded.rows());
  }

  MatrixView<T> code_gradients(MatrixView<T> encoded_gradients) override {
    return first_rows(sample_gradients_, encoded_gradients.rows());
  }

  void backward_through_code(const EncodedBatch<T>& batch, double weight,
                             MatrixView<T> encoded_gradients) override {
    const Index code = samples_.cols();
    const T share = static_cast<T>(weight / static_cast<double>(batch.encoded.rows()));
    for (Index row = 0; row < encoded_gradients.rows(); ++row) {
      for (Index unit = 0; unit < code; ++unit) {
        const T mean = batch.encoded(row, unit);
        const T deviation = std::exp(batch.encoded(row, code + unit) / T(2));
        const T by_sample = sample_gradients_(row, unit);
        encoded_gradients(row, unit) = by_sample + share * mean;
        encoded_gradients(row, code + unit) = (by_sample * batch.noise(row, unit) * deviation +
                                               share * (deviation * deviation - T(1))) /
                                              T(2);
      }
    }
  }

 private:
  Matrix<T> samples_;
  Matrix<T> sample_gradients_;  ///< of the loss
};

template <typename T>
class GaussianCodeFamily final : public FamilyWithTerm<T> {
 public:
  [[nodiscard]] std::unique_ptr<CodeTerm<T>> make_term(const ModelConfiguration& model,
                                                       const Network& /*network*/,
                                                       Index capacity) const override {
    return std::make_unique<GaussianCode<T>>(model, capacity);
  }

  [[nodiscard]] Index noise_width(const ModelConfiguration& model) const override {
    return model.code;
  }

  [[nodiscard]] double term_weight(const ModelConfiguration& model, double epochs) const override {
    if (model.warm_up_epochs == 0) return model.beta;
    return model.beta * std::min(1.0, epochs / model.warm_up_epochs);
  }

  [[nodiscard]] LossFunction scaled_loss(const ModelConfiguration& model,
                                         const LossFunction& loss) const override {
    LossFunction scaled = loss;
    scaled.weight = static_cast<double>(model.features()) / (loss.kind == Loss::mse ? 2 : 1);
    return scaled;
  }

  [[nodiscard]] std::vector<std::string> code_matrices(
      const ModelConfiguration& /*model*/) const override {
    return {"code.mean", "code.log_variance"};
  }

  [[nodiscard]] bool is_probabilistic() const override { return true; }

  [[nodiscard]] Matrix<float> codes(const ModelConfiguration& model,
                                    Matrix<float> encoded) const override {
    return encoded.leftCols(model.code);
  }
};

}  // namespace

template <typename T>
const FamilyWithTerm<T>& gaussian_code_family() {
  static const GaussianCodeFamily<T> family;
  return family;
}

#define AE_INSTANTIATE(T) template const FamilyWithTerm<T>& gaussian_code_family<T>();
AE_INSTANTIATE(float)
AE_INSTANTIATE(double)
#undef AE_INSTANTIATE

}  // namespace ae
