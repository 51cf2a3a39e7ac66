#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace ae {

/// Grey images of one size, with their labels where there are any. The pixels remain bytes (0 for
/// background, 255 for ink) until a batch is gathered.
struct ImageSet {
  std::size_t rows = 0;
  std::size_t columns = 0;
  std::vector<std::uint8_t> pixels;  ///< [count × rows × columns]
  std::vector<std::uint8_t> labels;  ///< [count], or empty where the images have no labels

  [[nodiscard]] std::size_t features() const { return rows * columns; }
  [[nodiscard]] std::size_t count() const {
    return features() == 0 ? 0 : pixels.size() / features();
  }
  [[nodiscard]] std::span<const std::uint8_t> image(std::size_t index) const {
    return std::span(pixels).subspan(index * features(), features());
  }
};

}  // namespace ae
