#include <array>
#include <doctest/doctest.h>
#include <png.h>

#include "decoded.hpp"

namespace {

using namespace ae::test;
using ae::decode_picture;
using ae::Picture;
using Bytes = std::vector<std::uint8_t>;

/// The kinds of PNG, as its header tells them, and what stands before the pixels.
struct PngKind {
  int bits = 8;
  int colour_type = PNG_COLOR_TYPE_GRAY;
  int interlace = PNG_INTERLACE_NONE;
  std::vector<png_color> palette = {};
  Bytes palette_opacity = {};
};

/// A PNG of packed rows, written with libpng.
Bytes png_of(const PngKind& kind, png_uint_32 columns, std::vector<Bytes> rows, double gamma = 0) {
  Bytes bytes;
  png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, nullptr, nullptr);
  png_infop info = png_create_info_struct(png);
  const auto append = [](png_structp to, png_bytep data, png_size_t size) {
    auto& all = *static_cast<Bytes*>(png_get_io_ptr(to));
    all.insert(all.end(), data, data + size);
  };
  png_set_write_fn(png, &bytes, append, nullptr);
  png_set_IHDR(png, info, columns, static_cast<png_uint_32>(rows.size()), kind.bits,
               kind.colour_type, kind.interlace, PNG_COMPRESSION_TYPE_DEFAULT,
               PNG_FILTER_TYPE_DEFAULT);
  if (!kind.palette.empty()) {
    png_set_PLTE(png, info, kind.palette.data(), static_cast<int>(kind.palette.size()));
  }
  if (!kind.palette_opacity.empty()) {
    png_set_tRNS(png, info, kind.palette_opacity.data(),
                 static_cast<int>(kind.palette_opacity.size()), nullptr);
  }
  if (gamma > 0) png_set_gAMA(png, info, gamma);
  png_write_info(png, info);
  std::vector<png_bytep> pointers;
  for (Bytes& row : rows) pointers.push_back(row.data());
  png_write_image(png, pointers.data());
  png_write_end(png, nullptr);
  png_destroy_write_struct(&png, &info);
  return bytes;
}

/// A grey PNG of 8 bits whose size stands in its header and whose pixels are missing.
Bytes header_of(png_uint_32 rows, png_uint_32 columns) {
  const Bytes whole = png_of({}, columns, std::vector<Bytes>(rows, Bytes(columns)));
  return {whole.begin(), whole.begin() + 33};
}

}  // namespace

TEST_CASE("a grey PNG is decoded to opaque grey") {
  const Picture picture = decode_picture(png_of({}, 3, {{0, 9, 255}, {1, 2, 3}}), "a.png");
  CHECK(picture.rows == 2);
  CHECK(picture.columns == 3);
  for (std::size_t channel = 0; channel < 3; ++channel) {
    CHECK(channel_of(picture, channel) == Bytes{0, 9, 255, 1, 2, 3});
  }
  CHECK(channel_of(picture, 3) == Bytes(6, 255));
}

TEST_CASE("colours and opacity of a PNG are kept, and colours are not multiplied by it") {
  const Bytes pixels{200, 100, 50, 255, 10, 20, 30, 40, 255, 255, 255, 0};
  const Bytes bytes = png_of({.colour_type = PNG_COLOR_TYPE_RGB_ALPHA}, 3, {pixels});
  CHECK(decode_picture(bytes, "a.png").rgba == pixels);
}

TEST_CASE("a grey PNG with opacity is decoded") {
  const Bytes bytes = png_of({.colour_type = PNG_COLOR_TYPE_GRAY_ALPHA}, 2, {{200, 255, 7, 100}});
  CHECK(decode_picture(bytes, "a.png").rgba == Bytes{200, 200, 200, 255, 7, 7, 7, 100});
}

TEST_CASE("of a PNG's 16 bits the upper 8 are taken") {
  const Bytes row{0x00, 0x00, 0x0f, 0xf0, 0x80, 0x80, 0xff, 0xff};
  const Picture picture = decode_picture(png_of({.bits = 16}, 4, {row}), "a.png");
  CHECK(channel_of(picture, 0) == Bytes{0, 0x0f, 0x80, 255});
  CHECK(channel_of(picture, 3) == Bytes(4, 255));
}

TEST_CASE("a PNG with one bit a pixel is black and white") {
  const Picture picture = decode_picture(png_of({.bits = 1}, 10, {{0xaa, 0x80}}), "a.png");
  CHECK(channel_of(picture, 1) == Bytes{255, 0, 255, 0, 255, 0, 255, 0, 255, 0});
}

TEST_CASE("a PNG's palette gives colours and opacities") {
  const Bytes bytes = png_of({.bits = 4,
                              .colour_type = PNG_COLOR_TYPE_PALETTE,
                              .palette = {{1, 2, 3}, {40, 50, 60}, {7, 8, 9}},
                              .palette_opacity = {0, 128}},
                             3, {{0x12, 0x00}});
  CHECK(decode_picture(bytes, "a.png").rgba == Bytes{40, 50, 60, 128, 7, 8, 9, 255, 1, 2, 3, 0});
}

TEST_CASE("an interlaced PNG is decoded as one that is not") {
  std::vector<Bytes> rows;
  for (std::size_t row = 0; row < 19; ++row) {
    rows.emplace_back();
    for (std::size_t column = 0; column < 23; ++column) {
      rows.back().push_back(static_cast<std::uint8_t>(row * 13 + column * 7));
    }
  }
  const Picture plain = decode_picture(png_of({}, 23, rows), "a.png");
  const Picture interlaced =
      decode_picture(png_of({.interlace = PNG_INTERLACE_ADAM7}, 23, rows), "a.png");
  CHECK(interlaced.rgba == plain.rgba);
  CHECK(channel_of(plain, 0)[18 * 23 + 22] == rows[18][22]);
}

TEST_CASE("a PNG's gamma changes nothing") {
  const Bytes bytes = png_of({}, 3, {{10, 100, 200}}, 1.0);
  CHECK(channel_of(decode_picture(bytes, "a.png"), 0) == Bytes{10, 100, 200});
}

TEST_CASE("a PNG that is cut short anywhere is refused by name") {
  const Bytes bytes = png_of({}, 4, {{1, 2, 3, 4}, {5, 6, 7, 8}});
  for (std::size_t size = 8; size < bytes.size(); ++size) {
    CAPTURE(size);
    const std::string error = decoding_error(std::span(bytes).first(size));
    CHECK(error == "cannot read a.picture as a PNG: it is cut short");
  }
}

TEST_CASE("a damaged PNG is refused with libpng's reason") {
  Bytes bytes = png_of({}, 4, {{1, 2, 3, 4}});
  bytes[19] ^= 1;  // the width
  CHECK(decoding_error(bytes) == "cannot read a.picture as a PNG: IHDR: CRC error");
}

TEST_CASE("a PNG with more than 4096 rows or columns is refused before its pixels are read") {
  CHECK(decode_picture(png_of({}, 4096, {Bytes(4096)}), "a.png").columns == 4096);
  CHECK(decoding_error(png_of({}, 4097, {Bytes(4097)})) ==
        "a.picture has 1x4097 pixels, and 1x1 to 4096x4096 were expected");
  CHECK(decoding_error(png_of({}, 1, std::vector<Bytes>(4097, Bytes(1)))) ==
        "a.picture has 4097x1 pixels, and 1x1 to 4096x4096 were expected");
  CHECK(decoding_error(header_of(4, 4)) == "cannot read a.picture as a PNG: it is cut short");
}
