#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <vector>

namespace ae {

/// A range of pixels along one side; `end` is exclusive.
struct PixelExtent {
  std::size_t begin = 0;
  std::size_t end = 0;
  [[nodiscard]] std::size_t size() const { return end - begin; }
};

/// Gives a row of an image by its number. What it returns need last only until it is asked again.
using RowOfPixels = std::function<std::span<const float>(std::size_t row)>;

/// Returns a part of an image, the rows `down` and the columns `across`, with another size, [rows ×
/// columns]: reduced by averaging areas, or enlarged by bilinear interpolation. Neither extent may
/// be empty.
std::vector<float> resample(const RowOfPixels& row_of, PixelExtent down, PixelExtent across,
                            std::size_t rows, std::size_t columns);

}  // namespace ae
