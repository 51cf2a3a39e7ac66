#include "data/center_by_mass.hpp"

#include <algorithm>
#include <cmath>

namespace ae {
namespace {

/// Returns the shift, in whole pixels, that brings `center` nearest to pixel 14 without leaving the
/// image.
std::size_t shift_for(float center, std::size_t box_size) {
  constexpr float middle = static_cast<float>(mnist_size) / 2;
  const float shift = std::floor(middle - center + 0.5F);
  return static_cast<std::size_t>(
      std::clamp(shift, 0.0F, static_cast<float>(mnist_size - box_size)));
}

}  // namespace

std::array<float, mnist_size * mnist_size> center_by_mass(std::span<const float> box,
                                                          std::size_t columns) {
  std::array<float, mnist_size * mnist_size> image{};
  const std::size_t rows = columns == 0 ? 0 : box.size() / columns;
  float mass = 0;
  float moment_x = 0;
  float moment_y = 0;
  for (std::size_t row = 0; row < rows; ++row) {
    for (std::size_t column = 0; column < columns; ++column) {
      const float ink = box[row * columns + column];
      mass += ink;
      moment_x += ink * static_cast<float>(column);
      moment_y += ink * static_cast<float>(row);
    }
  }
  if (!(mass > 0)) return image;
  const std::size_t left = shift_for(moment_x / mass, columns);
  const std::size_t top = shift_for(moment_y / mass, rows);
  for (std::size_t row = 0; row < rows; ++row) {
    std::ranges::copy(box.subspan(row * columns, columns),
                      image.begin() + static_cast<std::ptrdiff_t>((top + row) * mnist_size + left));
  }
  return image;
}

}  // namespace ae
