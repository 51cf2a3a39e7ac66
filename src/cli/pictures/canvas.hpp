#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "io/rgb_image.hpp"

namespace ae::cli {

using Colour = std::array<std::uint8_t, 3>;

/// A picture that is drawn on. Places are in pixels from the upper left corner; what lies outside
/// is not drawn.
class Canvas {
 public:
  Canvas(std::size_t rows, std::size_t columns, Colour paper);

  /// A filled rectangle, its edges at whole pixels.
  void fill_box(double left, double top, double width, double height, Colour colour);
  /// A filled circle with a smooth edge, covering by a share of `opacity` what is beneath it.
  void fill_circle(double x, double y, double radius, Colour colour, double opacity);

  [[nodiscard]] const RgbImage& image() const { return image_; }

 private:
  void blend(long row, long column, Colour colour, double opacity);

  RgbImage image_;
};

}  // namespace ae::cli
