#pragma once

#include <vector>

#include "math/matrix.hpp"

namespace ae {

/// The mean and the covariance of rows that are added in portions, so that a large set need never
/// be in memory as floats. Each portion is centred on its own mean, multiplied in single precision
/// by this project's kernels and joined to the rest in double precision by Chan, Golub & LeVeque
/// (1979), "Updating formulae and a pairwise algorithm for computing sample variances". Values far
/// from 0 therefore lose nothing to cancellation, and the result is exact to a few millionths of
/// the variances.
class Moments {
 public:
  /// The largest number of features; the covariance is then a matrix of 128 MiB.
  static constexpr Index most_features = 4096;

  /// Throws InputError unless `features` is from 1 to most_features.
  explicit Moments(Index features);

  /// Adds rows [any number × features]. Throws InputError, and adds nothing, if they have another
  /// number of columns or hold NaN, infinity or numbers too large to be squared.
  void add(const ConstMatrixView<float>& rows);

  [[nodiscard]] Index features() const { return static_cast<Index>(mean_.size()); }
  [[nodiscard]] Index count() const { return count_; }
  /// Returns the mean of each feature; zeros when there are no rows.
  [[nodiscard]] const std::vector<double>& mean() const { return mean_; }
  /// Returns the sample covariance, Σ (x - mean)(x - mean)ᵀ / (count - 1), [features × features];
  /// zeros when there are fewer than two rows.
  [[nodiscard]] Matrix<double> covariance() const;

 private:
  void add_portion(const ConstMatrixView<float>& rows);

  Index count_ = 0;
  std::vector<double> mean_;
  Matrix<double> scatter_;          ///< Σ (x - mean)(x - mean)ᵀ
  Matrix<float> centred_;           ///< a portion minus its own mean
  Matrix<float> product_;           ///< the scatter of that portion
  std::vector<double> difference_;  ///< the difference of two means
};

}  // namespace ae
