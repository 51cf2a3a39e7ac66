#include "data/pen_curve.hpp"

#include <cmath>
#include <cstddef>

namespace ae {
namespace {

constexpr int pieces = 5;

struct Vector {
  float x;
  float y;
};

bool same_place(const PenPoint& a, const PenPoint& b) { return a.x == b.x && a.y == b.y; }

/// Returns the square root of the distance, which is the step of the centripetal parametrization.
float step(const PenPoint& a, const PenPoint& b) {
  const float dx = b.x - a.x;
  const float dy = b.y - a.y;
  return std::sqrt(std::sqrt(dx * dx + dy * dy));
}

/// Returns the spline's derivative at `here`, per unit of the parameter.
Vector slope(const PenPoint& before, const PenPoint& here, const PenPoint& after) {
  const float s0 = step(before, here);
  const float s1 = step(here, after);
  const float w0 = s1 / (s0 * (s0 + s1));
  const float w1 = s0 / (s1 * (s0 + s1));
  return {(here.x - before.x) * w0 + (after.x - here.x) * w1,
          (here.y - before.y) * w0 + (after.y - here.y) * w1};
}

/// Returns the derivative at the free end of a span, such that the span becomes a parabola.
Vector free_slope(const PenPoint& from, const PenPoint& to, float length, Vector other) {
  return {1.5F * (to.x - from.x) / length - 0.5F * other.x,
          1.5F * (to.y - from.y) / length - 0.5F * other.y};
}

/// Appends the spline through points among which there is no corner.
void append_run(std::span<const PenPoint> points, std::vector<PenPoint>& curve) {
  for (std::size_t i = 0; i + 1 < points.size(); ++i) {
    const PenPoint& a = points[i];
    const PenPoint& b = points[i + 1];
    const bool starts = i == 0;
    const bool ends = i + 2 == points.size();
    const float length = step(a, b);
    Vector slope_a{(b.x - a.x) / length, (b.y - a.y) / length};
    Vector slope_b = slope_a;
    if (!starts) slope_a = slope(points[i - 1], a, b);
    if (!ends) slope_b = slope(a, b, points[i + 2]);
    if (starts && !ends) slope_a = free_slope(a, b, length, slope_b);
    if (ends && !starts) slope_b = free_slope(a, b, length, slope_a);
    for (int piece = starts ? 0 : 1; piece <= pieces; ++piece) {
      const float t = static_cast<float>(piece) / static_cast<float>(pieces);
      const float s = 1.0F - t;
      const float from_a = s * s * (1.0F + 2.0F * t);
      const float from_b = t * t * (1.0F + 2.0F * s);
      const float along_a = length * s * s * t;
      const float along_b = length * t * t * s;
      curve.push_back({from_a * a.x + from_b * b.x + along_a * slope_a.x - along_b * slope_b.x,
                       from_a * a.y + from_b * b.y + along_a * slope_a.y - along_b * slope_b.y,
                       s * a.radius + t * b.radius});
    }
  }
}

}  // namespace

void append_smooth_curve(std::span<const PenPoint> points, std::vector<PenPoint>& curve) {
  std::size_t run_begin = 0;
  for (std::size_t i = 1; i <= points.size(); ++i) {
    if (i == points.size() || same_place(points[i - 1], points[i])) {
      append_run(points.subspan(run_begin, i - run_begin), curve);
      run_begin = i;
    }
  }
}

}  // namespace ae
