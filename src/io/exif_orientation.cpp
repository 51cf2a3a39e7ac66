#include "io/exif_orientation.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

namespace ae {
namespace {

constexpr std::uint32_t orientation_tag = 0x0112;
constexpr std::uint32_t short_type = 3;
constexpr std::size_t entry_size = 12;

/// Numbers in a TIFF file, whose first bytes say their byte order.
class TiffNumbers {
 public:
  explicit TiffNumbers(std::span<const std::uint8_t> bytes) : bytes_(bytes) {}

  [[nodiscard]] std::optional<std::uint32_t> at(std::size_t offset, std::size_t size) const {
    if (offset > bytes_.size() || bytes_.size() - offset < size) return std::nullopt;
    const bool little = bytes_[0] == 'I';
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < size; ++i) {
      value = value << 8 | bytes_[offset + (little ? size - 1 - i : i)];
    }
    return value;
  }

 private:
  std::span<const std::uint8_t> bytes_;
};

}  // namespace

int exif_orientation(std::span<const std::uint8_t> block) {
  constexpr std::string_view start{"Exif\0\0", 6};
  if (block.size() <= start.size() || !std::equal(start.begin(), start.end(), block.begin())) {
    return 1;
  }
  const TiffNumbers numbers(block.subspan(start.size()));
  const auto directory = numbers.at(4, 4);
  if (!directory) return 1;
  const std::uint32_t entries = numbers.at(*directory, 2).value_or(0);
  for (std::size_t i = 0; i < entries; ++i) {
    const std::size_t entry = std::size_t{*directory} + 2 + entry_size * i;
    const auto tag = numbers.at(entry, 2);
    if (!tag) break;
    if (*tag != orientation_tag) continue;
    const bool is_short = numbers.at(entry + 2, 2) == short_type;
    const std::uint32_t value = numbers.at(entry + 8, 2).value_or(0);
    return is_short && value >= 1 && value <= 8 ? static_cast<int>(value) : 1;
  }
  return 1;
}

Picture upright(Picture stored, int orientation) {
  if (orientation <= 1 || orientation > 8) return stored;
  const bool swapped = orientation >= 5;
  const bool from_right =
      orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
  const bool from_bottom =
      orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
  Picture turned{
      swapped ? stored.columns : stored.rows, swapped ? stored.rows : stored.columns, {}};
  turned.rgba.resize(stored.rgba.size());
  auto* to = turned.rgba.data();
  for (std::size_t row = 0; row < turned.rows; ++row) {
    for (std::size_t column = 0; column < turned.columns; ++column) {
      std::size_t y = swapped ? column : row;
      std::size_t x = swapped ? row : column;
      if (from_bottom) y = stored.rows - 1 - y;
      if (from_right) x = stored.columns - 1 - x;
      to = std::copy_n(stored.rgba.data() + 4 * (y * stored.columns + x), 4, to);
    }
  }
  return turned;
}

}  // namespace ae
