#include "data/resample.hpp"

#include <algorithm>

namespace ae {
namespace {

struct Tap {
  std::size_t source;
  float weight;
};

/// Returns, for each of `target` equal parts of the extent, the pixels that it averages and their
/// weights, which sum to 1. The window of the average is as wide as the part or, where the part is
/// narrower than a pixel, one pixel wide, which makes it bilinear interpolation.
std::vector<std::vector<Tap>> taps(PixelExtent extent, std::size_t target) {
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

}  // namespace

std::vector<float> resample(const RowOfPixels& row_of, PixelExtent down, PixelExtent across,
                            std::size_t rows, std::size_t columns) {
  const auto column_taps = taps(across, columns);
  std::vector<float> narrowed(down.size() * columns, 0.0F);
  for (std::size_t row = 0; row < down.size(); ++row) {
    const std::span<const float> pixels = row_of(down.begin + row);
    for (std::size_t column = 0; column < columns; ++column) {
      for (const Tap& tap : column_taps[column]) {
        narrowed[row * columns + column] += tap.weight * pixels[tap.source];
      }
    }
  }
  const auto row_taps = taps({0, down.size()}, rows);
  std::vector<float> image(rows * columns, 0.0F);
  for (std::size_t row = 0; row < rows; ++row) {
    for (const Tap& tap : row_taps[row]) {
      for (std::size_t column = 0; column < columns; ++column) {
        image[row * columns + column] += tap.weight * narrowed[tap.source * columns + column];
      }
    }
  }
  return image;
}

}  // namespace ae
