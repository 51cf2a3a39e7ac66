#pragma once

#include <cstddef>
#include <span>

namespace ae {

/// Where the pen is and half its width, in pixels. Pixel (row, column) covers the square from
/// (x, y) = (column, row) to (column + 1, row + 1).
struct PenPoint {
  float x = 0;
  float y = 0;
  float radius = 0;
};

/// Draws with a round pen, straight from point to point. `depths` is [rows × columns], rows being
/// size / columns: how far each pixel's centre lies under the ink's edge, in pixels, negative
/// outside it. Every entry becomes the larger of itself and its depth under this stroke; pixels
/// further than `margin` outside the ink may be left as they are.
void deepen_along_stroke(std::span<const PenPoint> points, float margin, std::size_t columns,
                         std::span<float> depths);

}  // namespace ae
