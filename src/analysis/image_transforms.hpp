#pragma once

#include <array>

#include "math/matrix.hpp"

namespace ae {

/// Where a pixel of a transformed image comes from: row = rows[0] + rows[1] · y + rows[2] · x, and
/// likewise column, y and x being the new pixel's row and column.
struct PixelOrigin {
  std::array<double, 3> rows;
  std::array<double, 3> columns;
};

/// Each of these is for images of `size` rows and columns.
/// Turned by so many degrees about the middle, counter-clockwise.
PixelOrigin rotation(const std::array<Index, 2>& size, double degrees);
/// Moved down and to the right by so many pixels, or up and to the left.
PixelOrigin shift(double down, double right);
/// Left and right exchanged.
PixelOrigin horizontal_reflection(const std::array<Index, 2>& size);
/// Top and bottom exchanged.
PixelOrigin vertical_reflection(const std::array<Index, 2>& size);

/// Images [count × rows · columns], each transformed. What lies between pixels is interpolated
/// bilinearly, and what comes from outside is 0, as the background.
Matrix<float> transformed(const ConstMatrixView<float>& images, const std::array<Index, 2>& size,
                          const PixelOrigin& origin);

}  // namespace ae
