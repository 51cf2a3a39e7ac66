#pragma once

#include <cstddef>
#include <span>

namespace ae {

/// A position of the pen and half its width there, in pixels. Pixel (row, column) covers the square
/// from (x, y) = (column, row) to (column + 1, row + 1).
struct PenPoint {
  float x = 0;
  float y = 0;
  float radius = 0;
};

/// Draws with a round pen, straight from point to point. `depths` is [rows × columns], where rows
/// is size / columns: the depth of each pixel's centre below the ink's edge, in pixels, negative
/// outside the ink. Every entry becomes the larger of itself and its depth under this stroke;
/// entries of pixels further than `margin` outside the ink may be left unchanged.
void deepen_along_stroke(std::span<const PenPoint> points, float margin, std::size_t columns,
                         std::span<float> depths);

}  // namespace ae
