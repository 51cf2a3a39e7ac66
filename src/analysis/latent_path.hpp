#pragma once

#include <array>
#include <string_view>
#include <utility>

#include "math/matrix.hpp"

namespace ae {

/// The kinds of path that a walk through code space takes from one point to the next.
enum class LatentPath {
  /// A straight line: z(t) = (1 - t) z1 + t z2.
  linear,
  /// A turn around the origin: the direction turns at constant speed along the great circle
  /// (Shoemake 1985, "Animating rotation with quaternion curves", slerp), and the length changes
  /// linearly from one to the other. Points in the same direction, and pairs with a point at 0, are
  /// joined by a straight line. Between opposite points every great circle is equally short; the
  /// path turns towards the axis along which the first point has its smallest absolute coordinate.
  /// A code of one unit cannot turn, so its path is straight too.
  spherical,
  /// A smooth curve: the centripetal Catmull-Rom spline (Catmull & Rom 1974; Barry & Goldman 1988;
  /// Yuksel et al. 2011), which makes neither loops nor cusps between points. At the ends, and
  /// beside a repeated point, the curve continues as if the next point were mirrored. Through two
  /// points it is a straight line.
  curve,
};

constexpr auto names_of(LatentPath /*type*/) {
  using enum LatentPath;
  return std::array<std::pair<std::string_view, LatentPath>, 3>{
      {{"linear", linear}, {"spherical", spherical}, {"curve", curve}}};
}

/// The largest number of steps that a path is divided into.
inline constexpr Index most_path_steps = 100'000;

/// Returns a walk through the points [points × code], at least two, as `steps` codes [steps ×
/// code], with the first and the last point included. Point p of P is met exactly, at step round(p
/// · (steps - 1) / (P - 1)); between two points the steps are equal in the path's own t. Throws
/// InputError if there are fewer than two points, fewer steps than points or too many steps, or if
/// a point is not finite.
Matrix<float> latent_path(LatentPath path, const ConstMatrixView<float>& points, Index steps);

}  // namespace ae
