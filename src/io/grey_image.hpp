#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace ae {

/// One grey image, from 0 for black to 255 for white.
struct GreyImage {
  std::size_t rows = 0;
  std::size_t columns = 0;
  std::vector<std::uint8_t> pixels;  ///< [rows × columns]
};

}  // namespace ae
