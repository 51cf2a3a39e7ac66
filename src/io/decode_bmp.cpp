#include <algorithm>
#include <array>
#include <vector>

#include "io/picture_decoders.hpp"

namespace ae {
namespace {

constexpr std::size_t file_header = 14;
constexpr std::size_t smallest_info_header = 40;

/// Little-endian numbers and pixels of a BMP whose bytes are checked before they are read.
class BmpReader {
 public:
  BmpReader(std::span<const std::uint8_t> bytes, const std::string& name)
      : bytes_(bytes), name_(name) {}

  Picture read() {
    const std::size_t info_header = number(file_header, 4);
    const std::uint32_t compression = number(30, 4);
    const auto height = static_cast<std::int32_t>(number(22, 4));
    bits_ = number(28, 2);
    const bool known = bits_ == 1 || bits_ == 4 || bits_ == 8 || bits_ == 24 || bits_ == 32;
    if (info_header < smallest_info_header || compression != 0 || !known) {
      throw undecodable(name_, "BMP", "it is compressed or of a kind that is not read");
    }
    const std::size_t rows = static_cast<std::size_t>(height < 0 ? -std::int64_t{height} : height);
    const std::size_t columns = number(18, 4);
    check_picture_size(rows, columns, name_);
    const std::size_t colours = number(46, 4);
    colours_ = file_header + info_header;
    colour_count_ = bits_ > 8 ? 0 : colours == 0 ? std::size_t{1} << bits_ : colours;
    const std::size_t line = (columns * bits_ + 31) / 32 * 4;
    const std::size_t start = number(10, 4);
    if (start > bytes_.size() || bytes_.size() - start < line * rows) cut_short();
    Picture picture{rows, columns, {}};
    picture.rgba.reserve(4 * rows * columns);
    for (std::size_t row = 0; row < rows; ++row) {
      const std::size_t stored = height < 0 ? row : rows - 1 - row;
      for (std::size_t column = 0; column < columns; ++column) {
        append_pixel(picture.rgba, start + stored * line, column);
      }
    }
    return picture;
  }

 private:
  [[noreturn]] void cut_short() const { throw undecodable(name_, "BMP", "it is cut short"); }

  [[nodiscard]] std::uint32_t number(std::size_t offset, std::size_t size) const {
    if (offset > bytes_.size() || bytes_.size() - offset < size) cut_short();
    std::uint32_t value = 0;
    for (std::size_t i = size; i-- > 0;) value = value << 8 | bytes_[offset + i];
    return value;
  }

  void append_pixel(std::vector<std::uint8_t>& rgba, std::size_t line, std::size_t column) const {
    std::size_t place = line + column * bits_ / 8;
    if (bits_ <= 8) {
      const std::size_t shift = 8 - bits_ - column * bits_ % 8;
      const std::size_t index = std::size_t{bytes_[place]} >> shift & ((1U << bits_) - 1);
      if (index >= colour_count_) {
        throw undecodable(name_, "BMP", "a pixel has a colour that is not in its table");
      }
      place = colours_ + 4 * index;
    }
    const std::uint32_t colour = number(place, 3);
    for (const unsigned shift : {16U, 8U, 0U}) {
      rgba.push_back(static_cast<std::uint8_t>(colour >> shift & 0xffU));
    }
    rgba.push_back(255);
  }

  std::span<const std::uint8_t> bytes_;
  const std::string& name_;
  std::size_t bits_ = 0;
  std::size_t colours_ = 0;
  std::size_t colour_count_ = 0;
};

}  // namespace

Picture decode_bmp(std::span<const std::uint8_t> bytes, const std::string& name) {
  return BmpReader(bytes, name).read();
}

}  // namespace ae
