#pragma once

#include <vector>

#include "analysis/moments.hpp"
#include "math/matrix.hpp"

namespace ae {

/// Principal component analysis (Pearson 1901, Hotelling 1933): of all linear codes of so many
/// units, the one whose reconstructions of the fitted images have the least squared error.
struct PrincipalComponents {
  std::vector<float> mean;                 ///< [features]
  Matrix<float> components;                ///< [components × features], of length 1, in order
  std::vector<double> explained_variance;  ///< along each component, falling
  double total_variance = 0;               ///< the sum of all features' variances

  /// The share of the variance that the components hold, 0 to 1; 1 where there is no variance.
  [[nodiscard]] double explained_share() const;

  /// The coordinates of images [count × features] along the components, [count × components].
  [[nodiscard]] Matrix<float> project(const ConstMatrixView<float>& images) const;
  /// The images of coordinates [count × components], [count × features]. Both throw InputError for
  /// another number of columns.
  [[nodiscard]] Matrix<float> reconstruct(const ConstMatrixView<float>& coordinates) const;
};

/// The components of largest variance, of the images whose moments are given. Each is turned so
/// that its largest coefficient (of equally large ones the first) is positive. Where the images
/// span fewer dimensions, one image or all-black ones included, the components beyond explain a
/// variance of 0 and are any that complete the basis.
/// InputError without images or unless `components` is from 1 to the number of features.
PrincipalComponents principal_components(const Moments& moments, Index components);

}  // namespace ae
