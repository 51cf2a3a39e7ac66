#include <algorithm>
#include <doctest/doctest.h>
#include <initializer_list>
#include <string_view>

#include "decoded.hpp"
#include "io/atomic_file.hpp"
#include "io/decode_picture.hpp"
#include "io/gif.hpp"
#include "temporary_folder.hpp"

namespace {

using namespace ae::test;
using ae::decode_picture;
using ae::Picture;
using Bytes = std::vector<std::uint8_t>;

Bytes bytes_in(std::string_view text) { return {text.begin(), text.end()}; }

/// A GIF of 3x2 pixels on a screen of 4x3, its frame one pixel from the left and the top; colour 1
/// of black, white and red is transparent. The codes are written by hand: three bits each, with
/// clear codes (4) so often that they stay so, and 5 at the end.
Bytes small_gif(bool interlaced = false) {
  Bytes bytes = bytes_in("GIF89a");
  const auto append = [&](std::initializer_list<int> values) {
    for (const int value : values) bytes.push_back(static_cast<std::uint8_t>(value));
  };
  append({4, 0, 3, 0, 0x91, 0, 0});                               // four colours
  append({0, 0, 0, 255, 255, 255, 255, 0, 0, 9, 9, 9});           // black, white, red, grey
  append({0x21, 0xf9, 4, 1, 0, 0, 1, 0});                         // colour 1 is transparent
  append({0x2c, 1, 0, 1, 0, 3, 0, 2, 0, interlaced ? 0x40 : 0});  // the frame's place
  const std::vector<unsigned> codes = {4, 0, 1, 4, 2, 2, 4, 0, 3, 5};
  std::vector<std::uint8_t> packed;
  unsigned bits = 0;
  unsigned held = 0;
  for (const unsigned code : codes) {
    held |= code << bits;
    bits += 3;
    for (; bits >= 8; bits -= 8, held >>= 8) packed.push_back(static_cast<std::uint8_t>(held));
  }
  if (bits > 0) packed.push_back(static_cast<std::uint8_t>(held));
  append({2, static_cast<int>(packed.size())});
  bytes.insert(bytes.end(), packed.begin(), packed.end());
  append({0, 0x3b});
  return bytes;
}

/// A BMP of three columns and two rows. `pixels` are its rows from the bottom, each filled up to a
/// multiple of four bytes; a negative height turns that order round.
Bytes bmp_of(int bits, const Bytes& palette, const Bytes& pixels, int height = 2) {
  Bytes bytes = bytes_in("BM");
  const auto append = [&](std::uint32_t value, int size) {
    for (int i = 0; i < size; ++i) bytes.push_back(static_cast<std::uint8_t>(value >> 8 * i));
  };
  const auto start = static_cast<std::uint32_t>(54 + palette.size());
  append(start + static_cast<std::uint32_t>(pixels.size()), 4);
  append(0, 4);
  append(start, 4);
  append(40, 4);
  append(3, 4);
  append(static_cast<std::uint32_t>(height), 4);
  append(1, 2);
  append(static_cast<std::uint32_t>(bits), 2);
  for (int i = 0; i < 4; ++i) append(0, 4);
  append(static_cast<std::uint32_t>(palette.size() / 4), 4);
  append(0, 4);
  bytes.insert(bytes.end(), palette.begin(), palette.end());
  bytes.insert(bytes.end(), pixels.begin(), pixels.end());
  return bytes;
}

}  // namespace

TEST_CASE("a GIF's first frame is decoded, and the rest of its screen is transparent") {
  const Picture picture = decode_picture(small_gif(), "a.gif");
  CHECK(picture.rows == 3);
  CHECK(picture.columns == 4);
  CHECK(channel_of(picture, 3) == Bytes{0, 0, 0, 0, 0, 255, 0, 255, 0, 255, 255, 255});
  CHECK(channel_of(picture, 0) == Bytes{0, 0, 0, 0, 0, 0, 0, 255, 0, 255, 0, 9});
}

TEST_CASE("an interlaced GIF has its rows where they belong") {
  // Of two rows, both orders are the same; of the film below the frames are not interlaced.
  CHECK(decode_picture(small_gif(true), "a.gif").rgba == decode_picture(small_gif(), "a.gif").rgba);
}

TEST_CASE("of a film only the first frame is read") {
  const TemporaryFolder folder;
  const std::vector<ae::GreyImage> frames = {{5, 4, Bytes(20, 77)}, {5, 4, Bytes(20, 200)}};
  ae::write_gif(folder / "film.gif", frames, 10);
  Bytes bytes = ae::read_file(folder / "film.gif", 100'000);
  bytes.resize(bytes.size() - 8);  // the end of the second frame is missing
  CHECK(channel_of(decode_picture(bytes, "film.gif"), 0) == Bytes(20, 77));
}

TEST_CASE("a GIF that is cut short, without a frame or too large is refused by name") {
  const Bytes whole = small_gif();
  for (std::size_t size = 4; size + 4 < whole.size(); ++size) {
    CAPTURE(size);
    CHECK(decoding_error(std::span(whole).first(size))
              .starts_with("cannot read a.picture as a GIF: "));
  }
  Bytes large = whole;
  large[7] = 0xff;  // the screen's width
  CHECK(decoding_error(large) ==
        "a.picture has 3x65284 pixels, and 1x1 to 4096x4096 were expected");
  Bytes empty(whole.begin(), whole.begin() + 25);
  empty.push_back(0x3b);
  CHECK(decoding_error(empty) == "cannot read a.picture as a GIF: it has no frame");
}

TEST_CASE("BMPs of 24, 8 and 1 bits are decoded, from the bottom and from the top") {
  const Bytes colours = bmp_of(24, {}, {1,  2,  3,  4,  5,  6,  7,  8,  9,  0, 0, 0,  //
                                        11, 12, 13, 14, 15, 16, 17, 18, 19, 0, 0, 0});
  CHECK(channel_of(decode_picture(colours, "a.bmp"), 0) == Bytes{13, 16, 19, 3, 6, 9});
  CHECK(channel_of(decode_picture(colours, "a.bmp"), 2) == Bytes{11, 14, 17, 1, 4, 7});
  CHECK(channel_of(decode_picture(colours, "a.bmp"), 3) == Bytes(6, 255));

  const Bytes palette{0, 0, 10, 0, 0, 0, 20, 0};
  const Bytes bytes = bmp_of(8, palette, {0, 1, 0, 0, 1, 1, 0, 0}, -2);
  CHECK(channel_of(decode_picture(bytes, "a.bmp"), 0) == Bytes{10, 20, 10, 20, 20, 10});
  const Bytes bits = bmp_of(1, palette, {0b10100000, 0, 0, 0, 0b01000000, 0, 0, 0});
  CHECK(channel_of(decode_picture(bits, "a.bmp"), 0) == Bytes{10, 20, 10, 20, 10, 20});
}

TEST_CASE("a BMP that is cut short, too large, compressed or without its colours is refused") {
  const Bytes palette{0, 0, 10, 0, 0, 0, 20, 0};
  const Bytes whole = bmp_of(8, palette, {0, 1, 0, 0, 1, 1, 0, 0});
  for (std::size_t size = 14; size < whole.size(); ++size) {
    CHECK(decoding_error(std::span(whole).first(size)) ==
          "cannot read a.picture as a BMP: it is cut short");
  }
  Bytes large = whole;
  large[20] = 1;  // the width
  CHECK(decoding_error(large) ==
        "a.picture has 2x65539 pixels, and 1x1 to 4096x4096 were expected");
  Bytes compressed = whole;
  compressed[30] = 1;
  CHECK(decoding_error(compressed) ==
        "cannot read a.picture as a BMP: it is compressed or of a kind that is not read");
  CHECK(decoding_error(bmp_of(8, palette, {0, 2, 0, 0, 1, 1, 0, 0})) ==
        "cannot read a.picture as a BMP: a pixel has a colour that is not in its table");
}

TEST_CASE("pictures that only browsers read, and what is no picture, are told apart") {
  const std::string end =
      " picture, which the page reads but the command line does not: a PNG, JPEG, GIF or BMP was "
      "expected";
  const Bytes webp = bytes_in("RIFF\x10\x01\x01\x01WEBPVP8 ");
  const Bytes avif =
      bytes_in(std::string_view("\0\0\0\x20"
                                "ftypavif",
                                12));
  CHECK(decoding_error(webp) == "a.picture is a WebP" + end);
  CHECK(decoding_error(avif) == "a.picture is an AVIF" + end);
  CHECK(decoding_error(bytes_in("a sentence")) ==
        "a.picture is not a picture: a PNG, JPEG, GIF or BMP was expected");
  CHECK(decoding_error({}) == "a.picture is not a picture: a PNG, JPEG, GIF or BMP was expected");
  CHECK(ae::starts_as_picture(webp));
  CHECK(ae::starts_as_picture(small_gif()));
  CHECK_FALSE(ae::starts_as_picture(bytes_in("BMX")));
  CHECK_FALSE(ae::starts_as_picture({}));
}
