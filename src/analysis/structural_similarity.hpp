#pragma once

#include <vector>

#include "math/matrix.hpp"

namespace ae {

/// Returns the structural similarity (SSIM) of each image to its reconstruction, both [count × rows
/// · columns] with pixels in [0, 1]: 1 for equal images, less for others, and below 0 where their
/// structures are inverse. It is that of Wang, Bovik, Sheikh & Simoncelli (2004), "Image quality
/// assessment: from error visibility to structural similarity", equation 13, averaged by equation
/// 17 over every place where the Gaussian window of 11 x 11 pixels (sigma 1.5) lies wholly within
/// the image, so that nothing is assumed about pixels beyond the border. K1 = 0.01, K2 = 0.03, L =
/// 1. An image with fewer than 11 rows or columns is measured with a window of the largest odd
/// height or width that fits. Throws InputError if the shapes differ or are not of rows · columns
/// pixels.
std::vector<float> structural_similarities(const ConstMatrixView<float>& images,
                                           const ConstMatrixView<float>& reconstructions,
                                           Index rows, Index columns);

}  // namespace ae
