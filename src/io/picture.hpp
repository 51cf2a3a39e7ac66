#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace ae {

/// The most rows and columns of a picture. A picture of that size takes 64 MiB.
inline constexpr std::size_t largest_picture_side = 4096;

/// One picture as people have them, decoded: 8 bits a channel in the picture's own colour space,
/// the colours not multiplied by the opacity.
struct Picture {
  std::size_t rows = 0;
  std::size_t columns = 0;
  std::vector<std::uint8_t> rgba;  ///< [rows × columns × 4]: red, green, blue, opacity
};

/// Throws InputError, naming the picture, unless it has 1 to 4096 rows and as many columns.
void check_picture_size(std::size_t rows, std::size_t columns, const std::string& name);

}  // namespace ae
