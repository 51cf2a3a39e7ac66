#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

#include "io/rgb_image.hpp"
#include "math/matrix.hpp"

namespace ae::cli {

/// Draws points [count × 2], at least one and all of them finite, over two axes with their numbers
/// and names (of the letters that lettering.hpp has). Where there are labels, one a point, points
/// have their label's colour, a label stands in the middle of its points (at the median of each
/// axis) and a legend beside the picture. `side` is the picture's height in pixels.
RgbImage draw_scatter(const Matrix<float>& points, std::span<const std::uint8_t> labels,
                      const std::array<std::string, 2>& axes, std::size_t side);

}  // namespace ae::cli
