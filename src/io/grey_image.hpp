#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace ae {

/// One grey image, 0 black to 255 white.
struct GreyImage {
  std::size_t rows = 0;
  std::size_t columns = 0;
  std::vector<std::uint8_t> pixels;  ///< [rows × columns]
};

}  // namespace ae
