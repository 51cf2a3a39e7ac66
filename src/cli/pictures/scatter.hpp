#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

#include "io/rgb_image.hpp"
#include "math/matrix.hpp"

namespace ae::cli {

/// Draws points [count × 2], of which there must be at least one and all must be finite, over two
/// axes with their numbers and names (in the letters that lettering.hpp has). Where there are
/// labels, one for each point, the points have their label's colour, a label stands in the middle
/// of its points (at the median along each axis), and a legend stands beside the picture; classes
/// with a name in `class_names` are called by it. `side` is the picture's height in pixels.
RgbImage draw_scatter(const Matrix<float>& points, std::span<const std::uint8_t> labels,
                      std::span<const std::string> class_names,
                      const std::array<std::string, 2>& axes, std::size_t side);

}  // namespace ae::cli
