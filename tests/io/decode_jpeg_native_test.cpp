#include <algorithm>
#include <array>
#include <cmath>
#include <doctest/doctest.h>

#include "decoded.hpp"
#include "io/exif_orientation.hpp"
#include "jpeg_bytes.hpp"

namespace {

using namespace ae::test;
using ae::decode_picture;
using ae::Picture;
using Bytes = std::vector<std::uint8_t>;

/// A grey ramp without hard edges, which a JPEG keeps nearly as it is.
Bytes ramp(std::size_t rows, std::size_t columns, std::size_t channels = 1) {
  Bytes pixels;
  for (std::size_t row = 0; row < rows; ++row) {
    for (std::size_t column = 0; column < columns; ++column) {
      for (std::size_t channel = 0; channel < channels; ++channel) {
        pixels.push_back(static_cast<std::uint8_t>(4 * row + 3 * column + 30 * channel));
      }
    }
  }
  return pixels;
}

int largest_difference_of(const Bytes& a, const Bytes& b) {
  REQUIRE(a.size() == b.size());
  int largest = 0;
  for (std::size_t i = 0; i < a.size(); ++i) largest = std::max(largest, std::abs(a[i] - b[i]));
  return largest;
}

}  // namespace

TEST_CASE("grey, colour and progressive JPEGs are decoded") {
  const Picture grey = decode_picture(jpeg_of({}, 16, 24, ramp(16, 24)), "a.jpg");
  CHECK(grey.rows == 16);
  CHECK(grey.columns == 24);
  CHECK(largest_difference_of(channel_of(grey, 0), ramp(16, 24)) <= 2);
  CHECK(channel_of(grey, 0) == channel_of(grey, 2));
  CHECK(channel_of(grey, 3) == Bytes(16 * 24, 255));

  const Bytes colours = ramp(16, 24, 3);
  for (const bool progressive : {false, true}) {
    const JpegKind kind{JCS_RGB, JCS_YCbCr, progressive, {}};
    const Picture colour = decode_picture(jpeg_of(kind, 16, 24, colours), "a.jpg");
    Bytes decoded;
    for (std::size_t i = 0; i < colour.rgba.size(); ++i) {
      if (i % 4 != 3) decoded.push_back(colour.rgba[i]);
    }
    CHECK(largest_difference_of(decoded, colours) <= 3);
  }
}

TEST_CASE("CMYK JPEGs are decoded as Adobe stores them, as paper less ink") {
  for (const J_COLOR_SPACE stored : {JCS_CMYK, JCS_YCCK}) {
    Bytes pixels;
    for (int i = 0; i < 64; ++i) pixels.insert(pixels.end(), {255, 128, 0, 200});
    const Picture picture =
        decode_picture(jpeg_of({JCS_CMYK, stored, false, {}}, 8, 8, pixels), "a.jpg");
    CHECK(std::abs(picture.rgba[0] - 200) <= 2);
    CHECK(std::abs(picture.rgba[1] - 128 * 200 / 255) <= 2);
    CHECK(picture.rgba[2] <= 2);
    CHECK(picture.rgba[3] == 255);
  }
}

TEST_CASE("a JPEG is turned upright by its Exif orientation") {
  // By the standard, the sides of the stored picture at which its first row and column belong.
  struct Turn {
    std::uint8_t orientation;
    bool swapped;
    bool row_from_end;
    bool column_from_end;
  };
  const Bytes stored = ramp(16, 24);
  const auto as_stored = channel_of(decode_picture(jpeg_of({}, 16, 24, stored), "a.jpg"), 0);
  for (const Turn& turn :
       {Turn{1, false, false, false}, Turn{2, false, false, true}, Turn{3, false, true, true},
        Turn{4, false, true, false}, Turn{5, true, false, false}, Turn{6, true, false, true},
        Turn{7, true, true, true}, Turn{8, true, true, false}}) {
    for (const bool little : {true, false}) {
      CAPTURE(int{turn.orientation});
      JpegKind kind;
      kind.exif = exif_of(turn.orientation, little);
      const Picture picture = decode_picture(jpeg_of(kind, 16, 24, stored), "a.jpg");
      REQUIRE(picture.rows == (turn.swapped ? 24 : 16));
      REQUIRE(picture.columns == (turn.swapped ? 16 : 24));
      // The stored picture's row 3 and column 5, seen upright.
      const std::size_t along_rows = turn.swapped ? 5 : 3;
      const std::size_t along_columns = turn.swapped ? 3 : 5;
      const std::size_t row = turn.row_from_end ? picture.rows - 1 - along_rows : along_rows;
      const std::size_t column =
          turn.column_from_end ? picture.columns - 1 - along_columns : along_columns;
      CHECK(channel_of(picture, 0)[row * picture.columns + column] == as_stored[3 * 24 + 5]);
    }
  }
}

TEST_CASE("an Exif block that is damaged anywhere counts as upright or as what it says") {
  const Bytes whole = exif_of(6, true);
  for (std::size_t size = 0; size < whole.size(); ++size) {
    const int found = ae::exif_orientation(std::span(whole).first(size));
    CHECK((found == 1 || found == 6));
  }
  for (std::size_t i = 6; i < whole.size(); ++i) {
    for (const std::uint8_t byte : {std::uint8_t{0}, std::uint8_t{255}}) {
      Bytes damaged = whole;
      damaged[i] = byte;
      const int found = ae::exif_orientation(damaged);
      CHECK(found >= 1);
      CHECK(found <= 8);
    }
  }
}

TEST_CASE("a JPEG that is cut short or damaged is refused by name") {
  const Bytes bytes = jpeg_of({}, 40, 40, ramp(40, 40));
  for (std::size_t size = 3; size + 2 < bytes.size(); size += 7) {
    CAPTURE(size);
    CHECK(decoding_error(std::span(bytes).first(size))
              .starts_with("cannot read a.picture as a JPEG: "));
  }
  Bytes no_tables = bytes;
  no_tables[3] = 0xda;  // the scan comes at once
  CHECK(decoding_error(no_tables).starts_with("cannot read a.picture as a JPEG: "));
}

TEST_CASE("a JPEG with more than 4096 rows or columns is refused before its pixels are read") {
  CHECK(decoding_error(jpeg_of({}, 1, 4097, Bytes(4097))) ==
        "a.picture has 1x4097 pixels, and 1x1 to 4096x4096 were expected");
  CHECK(decoding_error(jpeg_of({}, 4097, 1, Bytes(4097))) ==
        "a.picture has 4097x1 pixels, and 1x1 to 4096x4096 were expected");
}

TEST_CASE("a progressive JPEG with more scans than any program writes is refused") {
  const Bytes bytes = jpeg_of({JCS_GRAYSCALE, JCS_GRAYSCALE, true, {}}, 8, 8, Bytes(64, 90));
  // The last scan, once more and again.
  const std::array<std::uint8_t, 2> start_of_scan = {0xff, 0xda};
  const auto scan =
      std::find_end(bytes.begin(), bytes.end(), start_of_scan.begin(), start_of_scan.end());
  Bytes bomb(bytes.begin(), bytes.end() - 2);
  for (int i = 0; i < 300; ++i) bomb.insert(bomb.end(), scan, bytes.end() - 2);
  bomb.insert(bomb.end(), {0xff, 0xd9});
  CHECK(decoding_error(bomb).starts_with("cannot read a.picture as a JPEG: "));
}
