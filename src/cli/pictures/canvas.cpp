#include "cli/pictures/canvas.hpp"

#include <algorithm>
#include <cmath>

namespace ae::cli {

Canvas::Canvas(std::size_t rows, std::size_t columns, Colour paper) : image_{rows, columns, {}} {
  image_.values.reserve(rows * columns * paper.size());
  for (std::size_t pixel = 0; pixel < rows * columns; ++pixel) {
    image_.values.insert(image_.values.end(), paper.begin(), paper.end());
  }
}

void Canvas::blend(long row, long column, Colour colour, double opacity) {
  if (row < 0 || column < 0) return;
  const auto y = static_cast<std::size_t>(row);
  const auto x = static_cast<std::size_t>(column);
  if (y >= image_.rows || x >= image_.columns) return;
  std::uint8_t* pixel = &image_.values[(y * image_.columns + x) * colour.size()];
  for (std::size_t i = 0; i < colour.size(); ++i) {
    pixel[i] = static_cast<std::uint8_t>(
        std::lround((1 - opacity) * static_cast<double>(pixel[i]) + opacity * colour[i]));
  }
}

void Canvas::fill_box(double left, double top, double width, double height, Colour colour) {
  for (long row = std::lround(top); row < std::lround(top + height); ++row) {
    for (long column = std::lround(left); column < std::lround(left + width); ++column) {
      blend(row, column, colour, 1);
    }
  }
}

void Canvas::fill_circle(double x, double y, double radius, Colour colour, double opacity) {
  for (auto row = std::lround(y - radius - 1); row <= std::lround(y + radius + 1); ++row) {
    for (auto column = std::lround(x - radius - 1); column <= std::lround(x + radius + 1);
         ++column) {
      const double distance =
          std::hypot(static_cast<double>(column) + 0.5 - x, static_cast<double>(row) + 0.5 - y);
      blend(row, column, colour, opacity * std::clamp(radius + 0.5 - distance, 0.0, 1.0));
    }
  }
}

}  // namespace ae::cli
