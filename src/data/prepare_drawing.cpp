#include "data/prepare_drawing.hpp"

#include <algorithm>
#include <string>

#include "base/error.hpp"
#include "data/center_by_mass.hpp"
#include "data/resample.hpp"

namespace ae {
namespace {

constexpr std::size_t largest_drawing_side = 4096;
constexpr float ink_threshold = 0.05F;

void check(std::span<const float> pixels, std::size_t rows, std::size_t columns) {
  const std::string size = std::to_string(rows) + "x" + std::to_string(columns);
  if (rows == 0 || columns == 0 || rows > largest_drawing_side || columns > largest_drawing_side) {
    throw InputError("The drawing is " + size + " pixels, but each side must be 1 to " +
                     std::to_string(largest_drawing_side) + ".");
  }
  if (pixels.size() != rows * columns) {
    throw InputError("The drawing has " + std::to_string(pixels.size()) + " pixels, but " + size +
                     " makes " + std::to_string(rows * columns) + ".");
  }
  for (std::size_t i = 0; i < pixels.size(); ++i) {
    if (!(pixels[i] >= 0.0F && pixels[i] <= 1.0F)) {
      throw InputError("The drawing's pixel at row " + std::to_string(i / columns) + ", column " +
                       std::to_string(i % columns) + " is " + std::to_string(pixels[i]) +
                       ", but pixels must be in 0 to 1.");
    }
  }
}

std::size_t fitted(std::size_t side, std::size_t longest) {
  return std::max<std::size_t>(1, (side * mnist_box + longest / 2) / longest);
}

}  // namespace

std::vector<float> prepare_drawing(std::span<const float> pixels, std::size_t rows,
                                   std::size_t columns) {
  check(pixels, rows, columns);
  PixelExtent down{rows, 0};
  PixelExtent across{columns, 0};
  for (std::size_t row = 0; row < rows; ++row) {
    for (std::size_t column = 0; column < columns; ++column) {
      if (pixels[row * columns + column] < ink_threshold) continue;
      down = {std::min(down.begin, row), std::max(down.end, row + 1)};
      across = {std::min(across.begin, column), std::max(across.end, column + 1)};
    }
  }
  if (down.end == 0) return std::vector<float>(mnist_size * mnist_size, 0.0F);

  const std::size_t longest = std::max(down.size(), across.size());
  const std::size_t box_columns = fitted(across.size(), longest);
  const auto row_of = [&](std::size_t row) { return pixels.subspan(row * columns, columns); };
  std::vector<float> box =
      resample(row_of, down, across, fitted(down.size(), longest), box_columns);
  // Rounding can let the sum of the weights exceed 1 by a little.
  for (float& ink : box) ink = std::min(ink, 1.0F);
  const auto image = center_by_mass(box, box_columns);
  return {image.begin(), image.end()};
}

}  // namespace ae
