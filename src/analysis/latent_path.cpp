#include "analysis/latent_path.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "base/error.hpp"

namespace ae {
namespace {

/// A code in double precision, in which paths between floats that are far apart or very near
/// neither overflow nor vanish.
using Point = std::vector<double>;

Point point_of(const ConstMatrixView<float>& points, Index row) {
  const float* values = points.data() + row * points.cols();
  return {values, values + points.cols()};
}

/// Returns a · p + b · q.
Point blend(double a, const Point& p, double b, const Point& q) {
  Point sum(p.size());
  for (std::size_t i = 0; i < p.size(); ++i) sum[i] = a * p[i] + b * q[i];
  return sum;
}

double dot(const Point& p, const Point& q) {
  double sum = 0;
  for (std::size_t i = 0; i < p.size(); ++i) sum += p[i] * q[i];
  return sum;
}

double length(const Point& p) { return std::sqrt(dot(p, p)); }

/// Returns the part of `direction` that is perpendicular to `unit`, which has length 1.
Point perpendicular_part(const Point& direction, const Point& unit) {
  return blend(1, direction, -dot(direction, unit), unit);
}

/// The spherical path between two neighbouring points, for t from 0 to 1.
class Turn {
 public:
  Turn(const Point& from, const Point& to) : from_(from), to_(to) {
    start_length_ = length(from);
    end_length_ = length(to);
    if (start_length_ == 0 || end_length_ == 0) return;
    start_ = blend(1 / start_length_, from, 0, from);
    const Point end = blend(1 / end_length_, to, 0, to);
    Point sideways = perpendicular_part(end, start_);
    const double along = dot(end, start_);
    double across = length(sideways);
    angle_ = std::atan2(across, along);
    constexpr double least = 1e-7;  // directions of floats are known no better than this
    if (across < least) {
      if (along > 0 || from.size() < 2) {
        angle_ = 0;
        return;
      }
      Point axis(from.size(), 0.0);
      const auto smaller = [](double a, double b) { return std::abs(a) < std::abs(b); };
      axis[static_cast<std::size_t>(std::ranges::min_element(start_, smaller) - start_.begin())] =
          1;
      sideways = perpendicular_part(axis, start_);
      across = length(sideways);
    }
    sideways_ = blend(1 / across, sideways, 0, sideways);
  }

  Point operator()(double t) const {
    if (angle_ == 0) return blend(1 - t, from_, t, to_);
    const double size = (1 - t) * start_length_ + t * end_length_;
    return blend(size * std::cos(t * angle_), start_, size * std::sin(t * angle_), sideways_);
  }

 private:
  const Point& from_;
  const Point& to_;
  double start_length_ = 0;
  double end_length_ = 0;
  double angle_ = 0;  ///< in radians; 0 for a straight path
  Point start_;       ///< the direction at t = 0
  Point sideways_;    ///< the perpendicular direction that it turns towards
};

/// Returns the time of a leg in the centripetal parametrization: the square root of its length.
double leg_time(const Point& from, const Point& to) {
  return std::sqrt(length(blend(1, to, -1, from)));
}

/// One leg of the spline, from p1 to p2 between their neighbours p0 and p3, computed as the cubic
/// with the spline's tangents at both ends (the pyramid of Barry & Goldman gives the same curve).
class SplineLeg {
 public:
  SplineLeg(const Point& p0, const Point& p1, const Point& p2, const Point& p3)
      : start_(p1), end_(p2) {
    const double time = leg_time(p1, p2);
    if (time == 0) {
      leaving_ = arriving_ = Point(p1.size(), 0.0);
      return;
    }
    leaving_ = tangent(p0, p1, p2, leg_time(p0, p1), time, time);
    arriving_ = tangent(p1, p2, p3, time, leg_time(p2, p3), time);
  }

  Point operator()(double t) const {
    const double rest = 1 - t;
    return blend(1, blend(rest * rest * (1 + 2 * t), start_, t * t * (3 - 2 * t), end_), 1,
                 blend(t * rest * rest, leaving_, -t * t * rest, arriving_));
  }

 private:
  /// Returns the spline's tangent at `here`, between `before` and `after`, per `time`. A neighbour
  /// in the same place is replaced by the mirror image of the other one, so that the tangent is
  /// that of the other leg.
  static Point tangent(const Point& before, const Point& here, const Point& after,
                       double time_before, double time_after, double time) {
    if (time_before == 0) return blend(time / time_after, after, -time / time_after, here);
    if (time_after == 0) return blend(time / time_before, here, -time / time_before, before);
    const double both = time_before + time_after;
    const Point out = blend(time / time_after, after, -time / time_after, here);
    const Point in = blend(time / time_before, here, -time / time_before, before);
    return blend(time_before / both, out, time_after / both, in);
  }

  const Point& start_;
  const Point& end_;
  Point leaving_;
  Point arriving_;
};

void check(const ConstMatrixView<float>& points, Index steps) {
  if (points.rows() < 2) {
    throw InputError("A path needs at least 2 points, but " + std::to_string(points.rows()) +
                     (points.rows() == 1 ? " was given." : " were given."));
  }
  if (steps < points.rows() || steps > most_path_steps) {
    throw InputError("The number of steps is " + std::to_string(steps) +
                     ", but must be a whole number from " + std::to_string(points.rows()) +
                     " (one a point) to " + std::to_string(most_path_steps) + ".");
  }
  if (!points.allFinite()) {
    throw InputError("A point of the path holds NaN or infinity, but codes must be finite.");
  }
}

/// Sets the rows between the rows of two points; `leg` returns the code at t from 0 to 1.
template <typename Leg>
void walk(const Leg& leg, Index first, Index last, Matrix<float>& codes) {
  for (Index step = first + 1; step < last; ++step) {
    const Point code = leg(static_cast<double>(step - first) / static_cast<double>(last - first));
    for (Index i = 0; i < codes.cols(); ++i) {
      codes(step, i) = static_cast<float>(code[static_cast<std::size_t>(i)]);
    }
  }
}

}  // namespace

Matrix<float> latent_path(LatentPath path, const ConstMatrixView<float>& points, Index steps) {
  check(points, steps);
  const Index legs = points.rows() - 1;
  const auto step_of = [&](Index point) { return (2 * point * (steps - 1) + legs) / (2 * legs); };
  Matrix<float> codes(steps, points.cols());
  for (Index point = 0; point <= legs; ++point) codes.row(step_of(point)) = points.row(point);
  for (Index leg = 0; leg < legs; ++leg) {
    const Point from = point_of(points, leg);
    const Point to = point_of(points, leg + 1);
    const Index first = step_of(leg);
    const Index last = step_of(leg + 1);
    switch (path) {
      case LatentPath::linear:
        walk([&](double t) { return blend(1 - t, from, t, to); }, first, last, codes);
        break;
      case LatentPath::spherical:
        walk(Turn(from, to), first, last, codes);
        break;
      case LatentPath::curve: {
        // At the ends, a missing neighbour is represented by repeating the point.
        const Point before = point_of(points, std::max<Index>(leg - 1, 0));
        const Point after = point_of(points, std::min(leg + 2, legs));
        walk(SplineLeg(before, from, to, after), first, last, codes);
        break;
      }
    }
  }
  return codes;
}

}  // namespace ae
