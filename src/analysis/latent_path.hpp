#pragma once

#include <array>
#include <string_view>
#include <utility>

#include "math/matrix.hpp"

namespace ae {

/// How a walk through code space goes from one point to the next.
enum class LatentPath {
  /// Straight on: z(t) = (1 - t) z1 + t z2.
  linear,
  /// Around the origin: the direction turns evenly along the great circle (Shoemake 1985,
  /// "Animating rotation with quaternion curves", slerp) and the length goes evenly from one to the
  /// other. Points in one direction, or one of them 0, are joined straight. Between opposite points
  /// every great circle is as short; the walk turns through the axis along which the first point
  /// reaches least. In a code of one unit there is nowhere to turn: straight again.
  spherical,
  /// A smooth curve: the centripetal Catmull-Rom spline (Catmull & Rom 1974; Barry & Goldman 1988;
  /// Yuksel et al. 2011), which makes neither loops nor cusps between points. At the ends, and
  /// beside a repeated point, the curve goes as if the next point were mirrored. Through two points
  /// it is the straight line.
  curve,
};

constexpr auto names_of(LatentPath /*type*/) {
  using enum LatentPath;
  return std::array<std::pair<std::string_view, LatentPath>, 3>{
      {{"linear", linear}, {"spherical", spherical}, {"curve", curve}}};
}

/// The largest number of steps that a path is cut into.
inline constexpr Index most_path_steps = 100'000;

/// A walk through the points [points × code], at least two, in `steps` codes [steps × code], the
/// first and the last point included. Point p of P is met exactly, at step
/// round(p · (steps - 1) / (P - 1)); between two points the steps are equal in the path's own t.
/// InputError if there are fewer points than two, fewer steps than points or too many, or if a
/// point is not finite.
Matrix<float> latent_path(LatentPath path, const ConstMatrixView<float>& points, Index steps);

}  // namespace ae
