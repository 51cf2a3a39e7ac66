#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "io/rgb_image.hpp"

namespace ae::cli {

using Colour = std::array<std::uint8_t, 3>;

/// A colour picture to draw on. Coordinates are in pixels from the upper left corner; parts outside
/// the picture are not drawn.
class Canvas {
 public:
  Canvas(std::size_t rows, std::size_t columns, Colour paper);

  /// Draws a filled rectangle, whose edges are rounded to whole pixels.
  void fill_box(double left, double top, double width, double height, Colour colour);
  /// Draws a filled circle with a smooth edge, which covers what is beneath it by the share
  /// `opacity`.
  void fill_circle(double x, double y, double radius, Colour colour, double opacity);

  [[nodiscard]] const RgbImage& image() const { return image_; }

 private:
  void blend(long row, long column, Colour colour, double opacity);

  RgbImage image_;
};

}  // namespace ae::cli
