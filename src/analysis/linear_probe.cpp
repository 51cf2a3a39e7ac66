#include "analysis/linear_probe.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "analysis/lbfgs.hpp"
#include "math/products.hpp"
#include "math/threads.hpp"

namespace ae {
namespace {

constexpr double penalty = 1e-6;
constexpr std::size_t codes_a_task = 1024;

/// The map of each unit to (x - mean) / standard deviation.
class Standardizer {
 public:
  explicit Standardizer(const ConstMatrixView<float>& codes) {
    const auto count = static_cast<double>(codes.rows());
    mean_ = column_means(codes);
    scale_ = Eigen::RowVectorXd::Zero(codes.cols());
    for (Index row = 0; row < codes.rows(); ++row) {
      scale_ += (codes.row(row).cast<double>() - mean_).cwiseAbs2();
    }
    for (Index unit = 0; unit < scale_.size(); ++unit) {
      const double deviation = std::sqrt(scale_[unit] / count);
      // Rounding may leave a constant unit with a deviation that is not exactly 0.
      const bool constant = deviation <= 1e-6 * std::abs(mean_[unit]);
      scale_[unit] = constant ? 0 : 1 / deviation;
    }
  }

  [[nodiscard]] Matrix<float> apply(const ConstMatrixView<float>& codes) const {
    Matrix<float> standardized(codes.rows(), codes.cols());
    for (Index row = 0; row < codes.rows(); ++row) {
      standardized.row(row) =
          (codes.row(row).cast<double>() - mean_).cwiseProduct(scale_).cast<float>();
    }
    return standardized;
  }

 private:
  Eigen::RowVectorXd mean_;
  Eigen::RowVectorXd scale_;
};

/// Returns the cross-entropy of the softmax of a code's logits against its label, in nats, and
/// replaces the logits by the gradient with respect to them.
double cross_entropy(std::span<float> logits, std::uint8_t label) {
  const float greatest = *std::ranges::max_element(logits);
  const float wanted = logits[label] - greatest;
  float sum = 0;
  for (float& logit : logits) {
    logit = std::exp(logit - greatest);
    sum += logit;
  }
  for (float& logit : logits) logit /= sum;
  logits[label] -= 1;
  return static_cast<double>(std::log(sum) - wanted);
}

/// Multinomial logistic regression on standardised codes [count × units]. Its parameters are the
/// weights [classes × units], followed by a bias for each class.
class Regression {
 public:
  Regression(Matrix<float> codes, std::span<const std::uint8_t> labels)
      : codes_(std::move(codes)),
        labels_(labels),
        classes_(Index{*std::ranges::max_element(labels)} + 1),
        parameters_(size()),
        gradients_(size()),
        logits_(codes_.rows(), classes_) {}

  [[nodiscard]] std::size_t size() const {
    return static_cast<std::size_t>(classes_ * (codes_.cols() + 1));
  }

  /// Returns the mean cross-entropy with the penalty, and sets its gradient.
  double loss(std::span<const double> parameters, std::span<double> gradient) {
    predict(parameters, view(codes_), logits_);
    double loss = cross_entropies() / static_cast<double>(codes_.rows());
    affine_gradients(view(logits_), view(codes_), weights(),
                     {.weight = {gradients_.data(), classes_, codes_.cols()},
                      .bias = gradients_.data() + classes_ * codes_.cols(),
                      .input = {nullptr, 0, codes_.cols()},
                      .input_activation = Activation::linear});
    const auto weight_count = static_cast<std::size_t>(classes_ * codes_.cols());
    for (std::size_t i = 0; i < gradient.size(); ++i) {
      gradient[i] = static_cast<double>(gradients_[i]) / static_cast<double>(codes_.rows());
      if (i >= weight_count) continue;
      loss += penalty * parameters[i] * parameters[i];
      gradient[i] += 2 * penalty * parameters[i];
    }
    return loss;
  }

  [[nodiscard]] double accuracy(std::span<const double> parameters, const Matrix<float>& codes,
                                std::span<const std::uint8_t> labels) {
    Matrix<float> logits(codes.rows(), classes_);
    predict(parameters, view(codes), logits);
    std::size_t right = 0;
    for (Index row = 0; row < logits.rows(); ++row) {
      Index best = 0;
      logits.row(row).maxCoeff(&best);
      if (best == labels[static_cast<std::size_t>(row)]) ++right;
    }
    return static_cast<double>(right) / static_cast<double>(labels.size());
  }

 private:
  [[nodiscard]] ConstMatrixView<float> weights() const {
    return {parameters_.data(), classes_, codes_.cols()};
  }

  void predict(std::span<const double> parameters, const ConstMatrixView<float>& codes,
               Matrix<float>& logits) {
    std::ranges::transform(parameters, parameters_.begin(),
                           [](double value) { return static_cast<float>(value); });
    affine(codes, weights(), parameters_.data() + weights().size(), Activation::linear,
           {logits.data(), logits.rows(), logits.cols()});
  }

  /// Returns the sum of the cross-entropies, always added up in the same order; the logits become
  /// its gradient.
  double cross_entropies() {
    std::vector<double> sums((labels_.size() + codes_a_task - 1) / codes_a_task);
    parallel_for_chunks(labels_.size(), codes_a_task, [&](std::size_t first, std::size_t count) {
      for (std::size_t i = first; i < first + count; ++i) {
        sums[first / codes_a_task] += cross_entropy(
            {logits_.row(static_cast<Index>(i)).data(), static_cast<std::size_t>(classes_)},
            labels_[i]);
      }
    });
    double sum = 0;
    for (const double part : sums) sum += part;
    return sum;
  }

  Matrix<float> codes_;
  std::span<const std::uint8_t> labels_;
  Index classes_;
  std::vector<float> parameters_;
  std::vector<float> gradients_;
  Matrix<float> logits_;
};

}  // namespace

LinearProbe linear_probe(const LabelledCodes& train, const LabelledCodes& test) {
  check_codes(train, test);
  const Standardizer standardizer(train.codes);
  Regression regression(standardizer.apply(train.codes), train.labels);
  std::vector<double> parameters(regression.size());
  const Minimum minimum =
      minimize_convex([&](std::span<const double> point,
                          std::span<double> gradient) { return regression.loss(point, gradient); },
                      parameters);
  return {.accuracy = regression.accuracy(parameters, standardizer.apply(test.codes), test.labels),
          .training_loss = minimum.value,
          .iterations = minimum.iterations};
}

}  // namespace ae
