#pragma once

#include <span>
#include <vector>

namespace ae {

/// A point a pen stroke goes through. x runs right and y down; a digit is about 100 high.
struct SkeletonPoint {
  float x = 0;
  float y = 0;
  bool operator==(const SkeletonPoint&) const = default;
};

/// A smooth pen stroke through its points; a point given twice is a sharp corner.
using SkeletonStroke = std::vector<SkeletonPoint>;

/// One way of writing a digit: the strokes the pen makes, as extremes of shape to mix between. All
/// poses of a way have the same strokes with the same number of points.
struct DigitVariant {
  float weight = 1;  ///< how common this way of writing is among those of its digit
  std::vector<std::vector<SkeletonStroke>> poses;
};

/// The ways of writing `digit` (0-9).
std::span<const DigitVariant> digit_variants(unsigned digit);

}  // namespace ae
