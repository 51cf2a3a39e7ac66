#pragma once

#include <cstddef>
#include <string>

#include "cli/pictures/canvas.hpp"

namespace ae::cli {

/// The height of a line of writing, in units of `size` pixels.
inline constexpr double letter_height = 7;

/// Returns the width of a line of writing, in the same units.
double width_of(const std::string& text);

/// Writes letters and numbers with 5 by 7 dots of `size` pixels each and the text's middle at (x,
/// y). Characters without a drawn letter leave a gap.
void write(Canvas& canvas, const std::string& text, double x, double y, double size, Colour colour);

}  // namespace ae::cli
