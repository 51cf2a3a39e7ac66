// PNG, JPEG, GIF and BMP pictures, and what is made of them.

#include <array>
#include <csetjmp>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <numeric>

#include "base/error.hpp"
#include "check_sums.hpp"
#include "data/fit_picture.hpp"
#include "data/prepare_picture.hpp"
#include "io/atomic_file.hpp"
#include "io/decode_picture.hpp"
#include "io/gif.hpp"
#include "io/jpeg_bytes.hpp"
#include "io/png.hpp"
#include "io/temporary_folder.hpp"

namespace ae::fuzz {
namespace {

void read_picture(std::span<const std::uint8_t> bytes) {
  const Picture picture = decode_picture(bytes, "p");
  check_picture_size(picture.rows, picture.columns, "p");
  require(picture.rgba.size() == 4 * picture.rows * picture.columns, "four bytes a pixel");
  constexpr std::size_t soon_done = std::size_t{1} << 14;
  if (picture.rows * picture.columns > soon_done) return;
  const FittedPicture fitted = fit_picture(picture, 28, 28);
  require(on_black(fitted, has_bright_background(fitted, 28)).size() == 784, "an image of 28 x 28");
  try {
    for (const float value : prepare_picture(picture, "p", 28, 28).image) {
      require(value >= 0 && value <= 1, "ink from 0 to 1");
    }
  } catch (const InputError&) {
    return;  // a picture without ink is whole, too
  }
}

GreyImage ramp(std::size_t rows, std::size_t columns) {
  GreyImage image{rows, columns, Bytes(rows * columns)};
  std::iota(image.pixels.begin(), image.pixels.end(), std::uint8_t{0});
  return image;
}

/// Returns the bytes that a function writes to a file.
template <typename Write>
Bytes written(const Write& write) {
  const test::TemporaryFolder folder;
  write(folder / "p");
  return read_file(folder / "p", largest_picture_file);
}

/// Returns a PNG's header of another kind before the pixels of the same number of bytes.
Bytes png_of_kind(const Bytes& png, std::uint8_t bits, std::uint8_t colours, bool interlaced) {
  Bytes other = png;
  other[24] = bits;
  other[25] = colours;
  other[28] = interlaced ? 1 : 0;
  if (colours == 3) {
    const Bytes palette{0, 0, 0, 12, 'P', 'L', 'T', 'E', 0, 0,   0,   255, 255, 255, 9, 99, 9, 1, 2,
                        3, 0, 0, 0,  0,   0,   0,   0,   1, 't', 'R', 'N', 'S', 7,   0, 0,  0, 0};
    other.insert(other.begin() + 33, palette.begin(), palette.end());
  }
  return with_png_sums(other);
}

std::vector<Bytes> png_seeds() {
  const Bytes grey = written([](const auto& path) { write_png(path, ramp(6, 6)); });
  const Bytes line = written([](const auto& path) { write_png(path, ramp(1, 24)); });
  const Bytes colour =
      written([](const auto& path) { write_colour_png(path, {4, 4, Bytes(48, 99)}); });
  // The only pixel of an interlaced picture is stored as that of another one.
  const Bytes pixel = written([](const auto& path) { write_png(path, ramp(1, 1)); });
  return {grey,
          line,
          colour,
          png_of_kind(grey, 8, 3, false),
          png_of_kind(pixel, 8, 0, true),
          png_of_kind(pixel, 2, 3, true)};
}

std::vector<Bytes> jpeg_seeds() {
  constexpr unsigned side = 16;
  Bytes pixels(std::size_t{side} * side * 3);
  std::iota(pixels.begin(), pixels.end(), std::uint8_t{0});
  std::vector<Bytes> seeds;
  for (const bool is_progressive : {false, true}) {
    const Bytes exif = test::exif_of(6, true);
    seeds.push_back(test::jpeg_of({JCS_RGB, JCS_YCbCr, is_progressive, exif}, side, side, pixels));
    seeds.push_back(
        test::jpeg_of({JCS_GRAYSCALE, JCS_GRAYSCALE, is_progressive, exif}, side, side, pixels));
  }
  return seeds;
}

std::vector<Bytes> gif_seeds() {
  return {written([](const auto& path) { write_gif(path, std::array{ramp(6, 6), ramp(6, 6)}, 5); }),
          written([](const auto& path) { write_gif(path, std::array{ramp(20, 3)}, 5); })};
}

/// Returns a BMP of zeros with a table of two colours, or none.
Bytes bmp_of(std::uint8_t bits, std::uint8_t rows, std::uint8_t columns) {
  const std::size_t table = bits > 8 ? 0 : 8;
  const std::size_t line = (std::size_t{columns} * bits + 31) / 32 * 4;
  Bytes bytes(54 + table + line * rows);
  bytes[0] = 'B';
  bytes[1] = 'M';
  bytes[10] = static_cast<std::uint8_t>(54 + table);
  bytes[14] = 40;
  bytes[18] = columns;
  bytes[22] = rows;
  bytes[26] = 1;
  bytes[28] = bits;
  bytes[46] = bits > 8 ? 0 : 2;
  if (table > 0) bytes[58] = bytes[59] = bytes[60] = 255;
  return bytes;
}

std::vector<Bytes> bmp_seeds() {
  std::vector<Bytes> seeds;
  for (const std::uint8_t bits : Bytes{1, 4, 8, 24, 32}) {
    seeds.push_back(bmp_of(bits, 9, 7));
  }
  return seeds;
}

}  // namespace

std::vector<Target> picture_targets() {
  return {{"png", read_picture, png_seeds, with_png_sums},
          {"jpeg", read_picture, jpeg_seeds},
          {"gif", read_picture, gif_seeds},
          {"bmp", read_picture, bmp_seeds}};
}

}  // namespace ae::fuzz
