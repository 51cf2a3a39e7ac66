#pragma once

#include <span>
#include <vector>

namespace ae {

/// A point that a pen stroke passes through. x increases to the right and y downwards; a digit is
/// about 100 units high.
struct SkeletonPoint {
  float x = 0;
  float y = 0;
  bool operator==(const SkeletonPoint&) const = default;
};

/// A smooth pen stroke through its points; a point given twice is a sharp corner.
using SkeletonStroke = std::vector<SkeletonPoint>;

/// One way of writing a digit. Its poses are extremes of its shape, between which a drawn digit is
/// mixed; all poses have the same strokes with the same numbers of points.
struct DigitVariant {
  float weight = 1;  ///< how common this way of writing is among those of its digit
  std::vector<std::vector<SkeletonStroke>> poses;
};

/// Returns the ways of writing `digit` (0 to 9).
std::span<const DigitVariant> digit_variants(unsigned digit);

}  // namespace ae
