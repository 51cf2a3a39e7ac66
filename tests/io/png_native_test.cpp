#include <doctest/doctest.h>
#include <numeric>

#include "base/error.hpp"
#include "io/atomic_file.hpp"
#include "io/png.hpp"
#include "read_png.hpp"
#include "temporary_folder.hpp"

namespace {

using ae::GreyImage;
using ae::InputError;
using ae::read_file;
using ae::write_png;
using ae::test::read_png;
using ae::test::TemporaryFolder;
using Bytes = std::vector<std::uint8_t>;

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
