#include <doctest/doctest.h>
#include <numeric>
#include <png.h>

#include "base/error.hpp"
#include "io/atomic_file.hpp"
#include "io/png.hpp"
#include "temporary_folder.hpp"

namespace {

using ae::GreyImage;
using ae::InputError;
using ae::read_file;
using ae::read_png;
using ae::write_file_atomically;
using ae::write_png;
using ae::test::TemporaryFolder;
using Bytes = std::vector<std::uint8_t>;
namespace fs = std::filesystem;

/// A PNG of any of libpng's formats, written with libpng itself.
void write_any_png(const fs::path& path, png_uint_32 format, png_uint_32 rows, png_uint_32 columns,
                   const void* pixels) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  image.format = format;
  image.height = rows;
  image.width = columns;
  REQUIRE(png_image_write_to_file(&image, path.c_str(), 0, pixels, 0, nullptr) != 0);
}

std::string error_of(const fs::path& path) {
  try {
    read_png(path);
  } catch (const InputError& error) {
    return error.what();
  }
  return "no error";
}

TEST_CASE("every grey level and the size survive writing and reading a PNG") {
  const TemporaryFolder folder;
  GreyImage image{8, 32, Bytes(256)};
  std::iota(image.pixels.begin(), image.pixels.end(), std::uint8_t{0});
  write_png(folder / "a.png", image);
  const GreyImage read = read_png(folder / "a.png");
  CHECK(read.rows == 8);
  CHECK(read.columns == 32);
  CHECK(read.pixels == image.pixels);
  CHECK(folder.entries() == 1);
}

TEST_CASE("a PNG is written as 8-bit grey") {
  const TemporaryFolder folder;
  write_png(folder / "a.png", {2, 3, Bytes(6, 9)});
  const Bytes bytes = read_file(folder / "a.png", 1000);
  REQUIRE(bytes.size() > 26);
  CHECK(Bytes(bytes.begin(), bytes.begin() + 8) ==
        Bytes{0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
  // Width, height, bits a channel, colour type (0 is grey).
  CHECK(Bytes(bytes.begin() + 16, bytes.begin() + 26) == Bytes{0, 0, 0, 3, 0, 0, 0, 2, 8, 0});
}

TEST_CASE("colour PNGs are read as their luminance") {
  const TemporaryFolder folder;
  const Bytes pixels{255, 255, 255, 0, 0, 0, 0, 255, 0, 0, 0, 255, 90, 90, 90};
  write_any_png(folder / "a.png", PNG_FORMAT_RGB, 1, 5, pixels.data());
  const GreyImage read = read_png(folder / "a.png");
  REQUIRE(read.pixels.size() == 5);
  CHECK(read.pixels[0] == 255);
  CHECK(read.pixels[1] == 0);
  CHECK(read.pixels[2] > 200);
  CHECK(read.pixels[3] > 30);
  CHECK(read.pixels[3] < 100);
  CHECK(read.pixels[4] == 90);
}

TEST_CASE("transparent pixels are read as black") {
  const TemporaryFolder folder;
  const Bytes pixels{200, 255, 200, 0};
  write_any_png(folder / "a.png", PNG_FORMAT_GA, 1, 2, pixels.data());
  CHECK(read_png(folder / "a.png").pixels == Bytes{200, 0});
}

// Written by hand: 16-bit grey, one row of 0x0000, 0x8080 and 0xffff, no gamma.
TEST_CASE("16-bit PNGs are read with their upper 8 bits") {
  const TemporaryFolder folder;
  const Bytes bytes{0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d,
                    0x49, 0x48, 0x44, 0x52, 0x00, 0x00, 0x00, 0x03, 0x00, 0x00, 0x00, 0x01,
                    0x10, 0x00, 0x00, 0x00, 0x00, 0x6e, 0x1b, 0x97, 0x2b, 0x00, 0x00, 0x00,
                    0x0f, 0x49, 0x44, 0x41, 0x54, 0x78, 0x9c, 0x63, 0x60, 0x60, 0x68, 0x68,
                    0xf8, 0xff, 0x1f, 0x00, 0x06, 0x84, 0x02, 0xff, 0x46, 0x60, 0xde, 0xb6,
                    0x00, 0x00, 0x00, 0x00, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82};
  write_file_atomically(folder / "a.png", bytes);
  CHECK(read_png(folder / "a.png").pixels == Bytes{0, 128, 255});
}

TEST_CASE("what can't be read as a PNG is named, with the reason") {
  const TemporaryFolder folder;
  const fs::path path = folder / "a.png";
  const std::string start = "cannot read " + path.string();
  SUBCASE("missing") { CHECK(error_of(path) == start + ": No such file or directory"); }
  SUBCASE("empty") {
    write_file_atomically(path, {});
    CHECK(error_of(path).starts_with(start + " as a PNG: "));
  }
  SUBCASE("no PNG") {
    write_file_atomically(path, Bytes(100, 'x'));
    CHECK(error_of(path) == start + " as a PNG: Not a PNG file");
  }
  SUBCASE("cut short anywhere") {
    write_png(path, {4, 4, Bytes(16, 200)});
    const Bytes bytes = read_file(path, 1000);
    // Without its last chunk, which is empty, a PNG is still whole.
    for (std::size_t size = 0; size < bytes.size() - 12; ++size) {
      CAPTURE(size);
      write_file_atomically(path, std::span(bytes).first(size));
      CHECK(error_of(path).starts_with(start + " as a PNG: "));
    }
  }
  SUBCASE("damaged") {
    write_png(path, {4, 4, Bytes(16, 200)});
    Bytes bytes = read_file(path, 1000);
    bytes[18] ^= 1;  // the width
    write_file_atomically(path, bytes);
    CHECK(error_of(path) == start + " as a PNG: IHDR: CRC error");
  }
}

TEST_CASE("a PNG with more than 4096 rows or columns is refused") {
  const TemporaryFolder folder;
  const fs::path path = folder / "a.png";
  write_png(path, {1, 4096, Bytes(4096)});
  CHECK(read_png(path).columns == 4096);
  write_png(path, {1, 4097, Bytes(4097)});
  CHECK(error_of(path) ==
        path.string() + " has 1x4097 pixels, and at most 4096x4096 were expected");
  write_png(path, {4097, 1, Bytes(4097)});
  CHECK(error_of(path) ==
        path.string() + " has 4097x1 pixels, and at most 4096x4096 were expected");
}

TEST_CASE("an image without pixels is not written as a PNG") {
  const TemporaryFolder folder;
  CHECK_THROWS_AS(write_png(folder / "a.png", {}), InputError);
  CHECK_THROWS_AS(write_png(folder / "a.png", {2, 2, Bytes(3)}), InputError);
  CHECK(folder.entries() == 0);
}

TEST_CASE("a PNG that can't be written is a failed run") {
  const TemporaryFolder folder;
  CHECK_THROWS_AS(write_png(folder / "missing/a.png", {1, 1, {1}}), ae::RunError);
}

}  // namespace
