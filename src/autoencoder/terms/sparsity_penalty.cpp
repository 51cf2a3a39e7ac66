#include "autoencoder/terms/sparsity_penalty.hpp"

#include <algorithm>
#include <cmath>

#include "math/reference.hpp"

namespace ae {
namespace {

constexpr double least_mean_activation = 1e-6;

template <typename T>
double mean_activation(const ConstMatrixView<T>& codes, Index unit) {
  double sum = 0;
  for (Index row = 0; row < codes.rows(); ++row) sum += static_cast<double>(codes(row, unit));
  return std::clamp(sum / static_cast<double>(codes.rows()), least_mean_activation,
                    1 - least_mean_activation);
}

template <typename T>
class L1Penalty final : public CodeTerm<T> {
 public:
  explicit L1Penalty(const ModelConfiguration& model) : activation_(model.code_activation) {}

  double value(const EncodedBatch<T>& batch) override {
    const ConstMatrixView<T>& codes = batch.encoded;
    double sum = 0;
    for (Index i = 0; i < codes.size(); ++i) sum += std::abs(static_cast<double>(codes.data()[i]));
    return sum / static_cast<double>(codes.rows());
  }

  void backward_through_code(const EncodedBatch<T>& batch, double weight,
                             MatrixView<T> encoded_gradients) override {
    const ConstMatrixView<T>& codes = batch.encoded;
    const double share = weight / static_cast<double>(codes.rows());
    for (Index unit = 0; unit < codes.cols(); ++unit) {
      for (Index row = 0; row < codes.rows(); ++row) {
        const T code = codes(row, unit);
        const double slope = share * static_cast<double>((code > T(0)) - (code < T(0)));
        encoded_gradients(row, unit) +=
            static_cast<T>(slope) * reference::derivative_at_output(activation_, code);
      }
    }
  }

 private:
  Activation activation_;
};

template <typename T>
class KlPenalty final : public CodeTerm<T> {
 public:
  explicit KlPenalty(const ModelConfiguration& model)
      : target_(model.sparsity.target), activation_(model.code_activation) {}

  double value(const EncodedBatch<T>& batch) override {
    double sum = 0;
    for (Index unit = 0; unit < batch.encoded.cols(); ++unit) {
      const double mean = mean_activation(batch.encoded, unit);
      sum +=
          target_ * std::log(target_ / mean) + (1 - target_) * std::log((1 - target_) / (1 - mean));
    }
    return sum;
  }

  void backward_through_code(const EncodedBatch<T>& batch, double weight,
                             MatrixView<T> encoded_gradients) override {
    const ConstMatrixView<T>& codes = batch.encoded;
    const double share = weight / static_cast<double>(codes.rows());
    for (Index unit = 0; unit < codes.cols(); ++unit) {
      const double mean = mean_activation(codes, unit);
      const double slope = share * ((1 - target_) / (1 - mean) - target_ / mean);
      for (Index row = 0; row < codes.rows(); ++row) {
        encoded_gradients(row, unit) +=
            static_cast<T>(slope) * reference::derivative_at_output(activation_, codes(row, unit));
      }
    }
  }

 private:
  double target_;
  Activation activation_;
};

template <typename T, template <typename> class Penalty>
class PenaltyFamily final : public FamilyWithTerm<T> {
 public:
  [[nodiscard]] std::unique_ptr<CodeTerm<T>> make_term(const ModelConfiguration& model,
                                                       const Network& /*network*/,
                                                       Index /*capacity*/) const override {
    return std::make_unique<Penalty<T>>(model);
  }

  [[nodiscard]] double term_weight(const ModelConfiguration& model,
                                   double /*epochs*/) const override {
    return model.sparsity.weight;
  }

  [[nodiscard]] bool has_sparse_code() const override { return true; }
};

}  // namespace

template <typename T>
const FamilyWithTerm<T>& l1_penalty_family() {
  static const PenaltyFamily<T, L1Penalty> family;
  return family;
}

template <typename T>
const FamilyWithTerm<T>& kl_penalty_family() {
  static const PenaltyFamily<T, KlPenalty> family;
  return family;
}

#define AE_INSTANTIATE(T)                                   \
  template const FamilyWithTerm<T>& l1_penalty_family<T>(); \
  template const FamilyWithTerm<T>& kl_penalty_family<T>();
AE_INSTANTIATE(float)
AE_INSTANTIATE(double)
#undef AE_INSTANTIATE

}  // namespace ae
