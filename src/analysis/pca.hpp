#pragma once

#include <vector>

#include "analysis/moments.hpp"
#include "math/matrix.hpp"

namespace ae {

/// Principal component analysis (Pearson 1901, Hotelling 1933). Of all linear codes of this many
/// units, the components are the one whose reconstructions of the fitted images have the smallest
/// squared error.
struct PrincipalComponents {
  std::vector<float> mean;   ///< [features]
  Matrix<float> components;  ///< [components × features], each of length 1, by falling variance
  std::vector<double> explained_variance;  ///< the variance along each component, falling
  double total_variance = 0;               ///< the sum of the variances of all features

  /// Returns the share of the variance that the components explain, from 0 to 1; 1 where there is
  /// no variance.
  [[nodiscard]] double explained_share() const;

  /// Returns the coordinates of images [count × features] along the components, [count ×
  /// components]. Throws InputError for another number of columns.
  [[nodiscard]] Matrix<float> project(const ConstMatrixView<float>& images) const;
  /// Returns the images [count × features] that have the coordinates [count × components]. Throws
  /// InputError for another number of columns.
  [[nodiscard]] Matrix<float> reconstruct(const ConstMatrixView<float>& coordinates) const;
};

/// Returns the components with the largest variance of the images whose moments are given. Each
/// component's sign is chosen so that its largest coefficient (the first of equally large ones) is
/// positive. Where the images span fewer dimensions, as a single image or all-black images do, the
/// remaining components explain a variance of 0 and complete the basis in any way. Throws
/// InputError when there are no images, or unless `components` is from 1 to the number of features.
PrincipalComponents principal_components(const Moments& moments, Index components);

}  // namespace ae
