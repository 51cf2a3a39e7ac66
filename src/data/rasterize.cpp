#include "data/rasterize.hpp"

#include <algorithm>
#include <cmath>

namespace ae {
namespace {

/// The pixels whose centres lie in [low, high], limited to 0 .. count; `end` is exclusive.
struct PixelRange {
  PixelRange(float low, float high, std::size_t count) {
    const auto limit = static_cast<float>(count);
    begin = static_cast<std::size_t>(std::clamp(std::floor(low), 0.0F, limit));
    end = static_cast<std::size_t>(std::clamp(std::ceil(high), 0.0F, limit));
  }
  std::size_t begin;
  std::size_t end;
};

}  // namespace

void deepen_along_stroke(std::span<const PenPoint> points, float margin, std::size_t columns,
                         std::span<float> depths) {
  const std::size_t rows = depths.size() / columns;
  for (std::size_t i = 0; i + 1 < points.size(); ++i) {
    const PenPoint a = points[i];
    const PenPoint b = points[i + 1];
    const float reach = std::max(a.radius, b.radius) + margin;
    const PixelRange across(std::min(a.x, b.x) - reach, std::max(a.x, b.x) + reach, columns);
    const PixelRange down(std::min(a.y, b.y) - reach, std::max(a.y, b.y) + reach, rows);
    const float dx = b.x - a.x;
    const float dy = b.y - a.y;
    const float length_squared = dx * dx + dy * dy;
    const float inverse = length_squared > 0 ? 1.0F / length_squared : 0.0F;
    for (std::size_t row = down.begin; row < down.end; ++row) {
      const float py = static_cast<float>(row) + 0.5F - a.y;
      for (std::size_t column = across.begin; column < across.end; ++column) {
        const float px = static_cast<float>(column) + 0.5F - a.x;
        const float t = std::clamp((px * dx + py * dy) * inverse, 0.0F, 1.0F);
        const float ex = px - t * dx;
        const float ey = py - t * dy;
        const float depth = a.radius + t * (b.radius - a.radius) - std::sqrt(ex * ex + ey * ey);
        float& deepest = depths[row * columns + column];
        deepest = std::max(deepest, depth);
      }
    }
  }
}

}  // namespace ae
