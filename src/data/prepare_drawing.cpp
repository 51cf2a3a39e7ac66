#include "data/prepare_drawing.hpp"

#include <algorithm>
#include <string>

#include "base/error.hpp"
#include "data/center_by_mass.hpp"

namespace ae {
namespace {

constexpr std::size_t largest_drawing_side = 4096;
constexpr float ink_threshold = 0.05F;

/// A range of pixels along one side; `end` is exclusive.
struct Extent {
  std::size_t begin = 0;
  std::size_t end = 0;
  [[nodiscard]] std::size_t size() const { return end - begin; }
};

struct Tap {
  std::size_t source;
  float weight;
};

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

/// Returns, for each of `target` equal parts of the extent, the pixels that it averages and their
/// weights, which sum to 1. The window of the average is as wide as the part or, where the part is
/// narrower than a pixel, one pixel wide, which makes it bilinear interpolation.
std::vector<std::vector<Tap>> taps(Extent extent, std::size_t target) {
  std::vector<std::vector<Tap>> all(target);
  const double scale = static_cast<double>(extent.size()) / static_cast<double>(target);
  const double half_window = 0.5 * std::max(scale, 1.0);
  for (std::size_t part = 0; part < target; ++part) {
    const double center = scale * (static_cast<double>(part) + 0.5);
    const double begin = std::max(0.0, center - half_window);
    const double end = std::min(static_cast<double>(extent.size()), center + half_window);
    for (auto i = static_cast<std::size_t>(begin); static_cast<double>(i) < end; ++i) {
      const auto left = static_cast<double>(i);
      const double overlap = std::min(end, left + 1) - std::max(begin, left);
      all[part].push_back({extent.begin + i, static_cast<float>(overlap / (end - begin))});
    }
  }
  return all;
}

std::size_t fitted(std::size_t side, std::size_t longest) {
  return std::max<std::size_t>(1, (side * mnist_box + longest / 2) / longest);
}

}  // namespace

std::vector<float> prepare_drawing(std::span<const float> pixels, std::size_t rows,
                                   std::size_t columns) {
  check(pixels, rows, columns);
  Extent down{rows, 0};
  Extent across{columns, 0};
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
  const auto column_taps = taps(across, box_columns);
  const auto row_taps = taps(down, fitted(down.size(), longest));
  std::vector<float> narrowed(rows * box_columns, 0.0F);
  for (std::size_t row = down.begin; row < down.end; ++row) {
    for (std::size_t column = 0; column < box_columns; ++column) {
      for (const Tap& tap : column_taps[column]) {
        narrowed[row * box_columns + column] += tap.weight * pixels[row * columns + tap.source];
      }
    }
  }
  std::vector<float> box(row_taps.size() * box_columns, 0.0F);
  for (std::size_t row = 0; row < row_taps.size(); ++row) {
    for (const Tap& tap : row_taps[row]) {
      for (std::size_t column = 0; column < box_columns; ++column) {
        box[row * box_columns + column] += tap.weight * narrowed[tap.source * box_columns + column];
      }
    }
  }
  // Rounding can let the sum of the weights exceed 1 by a little.
  for (float& ink : box) ink = std::min(ink, 1.0F);
  const auto image = center_by_mass(box, box_columns);
  return {image.begin(), image.end()};
}

}  // namespace ae
