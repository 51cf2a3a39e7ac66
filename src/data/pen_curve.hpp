#pragma once

#include <span>
#include <vector>

#include "data/rasterize.hpp"

namespace ae {

/// Appends to `curve` a smooth curve through `points`, cut into short straight pieces: the
/// centripetal Catmull-Rom spline (Yuksel, Schaefer & Keyser, 2011, "Parameterization and
/// applications of Catmull-Rom curves"), which never makes a loop between two points. A point given
/// twice is a sharp corner. The radius changes linearly from point to point.
void append_smooth_curve(std::span<const PenPoint> points, std::vector<PenPoint>& curve);

}  // namespace ae
