#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace ae {

/// One colour image in the colour space sRGB, 8 bits a channel.
struct RgbImage {
  std::size_t rows = 0;
  std::size_t columns = 0;
  std::vector<std::uint8_t> values;  ///< [rows × columns × 3]: red, green, blue
};

}  // namespace ae
