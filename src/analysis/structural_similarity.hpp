#pragma once

#include <vector>

#include "math/matrix.hpp"

namespace ae {

/// The structural similarity (SSIM) of each image to its reconstruction, both
/// [count × rows · columns] with pixels in [0, 1]: 1 for equal images, less for others, below 0
/// where they run counter. Wang, Bovik, Sheikh & Simoncelli (2004), "Image quality assessment: from
/// error visibility to structural similarity", eq. 13, averaged by eq. 17 over every place where
/// the Gaussian window of 11 x 11 pixels (sigma 1.5) lies wholly within the image: nothing is
/// assumed about what lies beyond the border. K1 = 0.01, K2 = 0.03, L = 1. An image with fewer than
/// 11 rows or columns is measured with a window of the largest odd height or width that fits.
/// InputError if the shapes differ or are not of rows · columns pixels.
std::vector<float> structural_similarities(const ConstMatrixView<float>& images,
                                           const ConstMatrixView<float>& reconstructions,
                                           Index rows, Index columns);

}  // namespace ae
