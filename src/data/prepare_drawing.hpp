#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace ae {

/// Prepares a drawing as MNIST's images were prepared (LeCun, Bottou, Bengio & Haffner, 1998,
/// section III.A): the ink is fitted into a box of 20x20 pixels, keeping its aspect ratio, and the
/// box is placed in a 28x28 image by the ink's centre of mass (see center_by_mass). The ink is
/// reduced by averaging areas, or enlarged by bilinear interpolation.
///
/// `pixels` is [rows × columns], in [0, 1], where 0 is background; pixels below 0.05 don't count as
/// ink when its extent is found. Returns [28 × 28] in [0, 1]; all 0 where there is no ink. Throws
/// InputError where a side is 0 or above 4096, the number of pixels is not rows × columns, or a
/// pixel is not a number in [0, 1].
std::vector<float> prepare_drawing(std::span<const float> pixels, std::size_t rows,
                                   std::size_t columns);

}  // namespace ae
