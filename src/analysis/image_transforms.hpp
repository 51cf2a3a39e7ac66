#pragma once

#include <array>

#include "math/matrix.hpp"

namespace ae {

/// The place in the original image that each pixel of a transformed image comes from: row = rows[0]
/// + rows[1] · y + rows[2] · x, and the column likewise, where y and x are the new pixel's row and
/// column.
struct PixelOrigin {
  std::array<double, 3> rows;
  std::array<double, 3> columns;
};

/// The rotation by this many degrees, counter-clockwise, about the middle of an image of `size`
/// rows and columns.
PixelOrigin rotation(const std::array<Index, 2>& size, double degrees);
/// The shift by this many pixels, down and to the right; negative numbers are up and to the left.
PixelOrigin shift(double down, double right);
/// The reflection that exchanges left and right, for images of `size` rows and columns.
PixelOrigin horizontal_reflection(const std::array<Index, 2>& size);
/// The reflection that exchanges top and bottom, for images of `size` rows and columns.
PixelOrigin vertical_reflection(const std::array<Index, 2>& size);

/// Returns each of the images [count × rows · columns] transformed; values from outside the image
/// are 0, the background. Values at and between pixels are weighted by quadratic B-splines (Unser
/// 1999, "Splines: a perfect fit for signal and image processing", equation 4): wherever between
/// pixels a value is taken from, they blur by the same variance of 1/4 pixel² along each axis. So
/// images that are turned by any angle, by none as well, are equally sharp; with bilinear
/// interpolation those that are turned would be blurred, and smoother images are easier to
/// reconstruct.
Matrix<float> transformed(const ConstMatrixView<float>& images, const std::array<Index, 2>& size,
                          const PixelOrigin& origin);

}  // namespace ae
