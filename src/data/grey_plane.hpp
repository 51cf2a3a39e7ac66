#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace ae {

/// Grey values of any size, [rows × columns].
struct GreyPlane {
  std::size_t rows = 0;
  std::size_t columns = 0;
  std::vector<float> values;
};

/// Returns the means over squares of 2 × radius + 1 pixels along their side, cut off at the edges.
GreyPlane box_means(const GreyPlane& plane, std::size_t radius);

/// Returns the morphological closing by a square of 2 × radius + 1 pixels along its side (Serra,
/// 1982): the largest values around, and of these the smallest. What is dark and narrower than the
/// square takes the brightness around it; the edges of what is wider stay where they are. Beyond
/// its border the plane is taken to go on as it is there.
GreyPlane closing(const GreyPlane& plane, std::size_t radius);

/// Two classes of values and the threshold between them.
struct TwoClasses {
  float threshold = 0;
  float low_mean = 0;
  float high_mean = 0;
};

/// Returns the threshold with the largest variance between the classes below and above it (Otsu,
/// 1979), for values in [0, 1], told apart in 256 steps. Without values, or where all are equal, it
/// is 1, and nothing is above it.
TwoClasses otsu(std::span<const float> values);

}  // namespace ae
