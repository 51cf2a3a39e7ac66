#include <doctest/doctest.h>
#include <gif_lib.h>
#include <numeric>
#include <string_view>

#include "base/error.hpp"
#include "io/atomic_file.hpp"
#include "io/gif.hpp"
#include "temporary_folder.hpp"

namespace {

using ae::GreyImage;
using ae::InputError;
using ae::write_gif;
using ae::test::TemporaryFolder;
using Bytes = std::vector<std::uint8_t>;

/// A GIF as giflib reads it.
class ReadGif {
 public:
  explicit ReadGif(const std::filesystem::path& path)
      : gif_(DGifOpenFileName(path.c_str(), nullptr)) {
    REQUIRE(gif_ != nullptr);
    REQUIRE(DGifSlurp(gif_) == GIF_OK);
  }
  ~ReadGif() { DGifCloseFile(gif_, nullptr); }
  ReadGif(const ReadGif&) = delete;
  ReadGif& operator=(const ReadGif&) = delete;

  [[nodiscard]] int frames() const { return gif_->ImageCount; }

  [[nodiscard]] GreyImage frame(int index) const {
    const SavedImage& saved = gif_->SavedImages[index];
    GreyImage image{static_cast<std::size_t>(saved.ImageDesc.Height),
                    static_cast<std::size_t>(saved.ImageDesc.Width),
                    {}};
    for (std::size_t i = 0; i < image.rows * image.columns; ++i) {
      const GifColorType colour = gif_->SColorMap->Colors[saved.RasterBits[i]];
      CHECK(colour.Red == colour.Green);
      CHECK(colour.Red == colour.Blue);
      image.pixels.push_back(colour.Red);
    }
    return image;
  }

  [[nodiscard]] int delay(int index) const {
    GraphicsControlBlock control{};
    REQUIRE(DGifSavedExtensionToGCB(gif_, index, &control) == GIF_OK);
    CHECK(control.TransparentColor == NO_TRANSPARENT_COLOR);
    return control.DelayTime;
  }

 private:
  GifFileType* gif_;
};

TEST_CASE("the frames, their order and every grey level survive writing a GIF") {
  const TemporaryFolder folder;
  GreyImage first{8, 32, Bytes(256)};
  std::iota(first.pixels.begin(), first.pixels.end(), std::uint8_t{0});
  const GreyImage second{8, 32, Bytes(first.pixels.rbegin(), first.pixels.rend())};
  const std::vector<GreyImage> frames{first, second, first};
  write_gif(folder / "a.gif", frames, 7);
  CHECK(folder.entries() == 1);
  const ReadGif gif(folder / "a.gif");
  REQUIRE(gif.frames() == 3);
  for (int index = 0; index < 3; ++index) {
    CHECK(gif.frame(index).rows == 8);
    CHECK(gif.frame(index).columns == 32);
    CHECK(gif.frame(index).pixels == frames[static_cast<std::size_t>(index)].pixels);
    CHECK(gif.delay(index) == 7);
  }
}

TEST_CASE("a GIF is of version 89a and loops for ever") {
  const TemporaryFolder folder;
  write_gif(folder / "a.gif", std::vector<GreyImage>{{1, 1, {255}}}, 0);
  const Bytes bytes = ae::read_file(folder / "a.gif", 10'000);
  const std::string text(bytes.begin(), bytes.end());
  CHECK(text.starts_with("GIF89a"));
  constexpr std::string_view loop_extension("\x21\xff\x0bNETSCAPE2.0\x03\x01\x00\x00\x00", 19);
  CHECK(text.find(loop_extension) != std::string::npos);
  CHECK(text.back() == ';');
}

TEST_CASE("frames that make no GIF are refused, and no file is left") {
  const TemporaryFolder folder;
  const std::filesystem::path path = folder / "a.gif";
  const auto check = [&](const std::vector<GreyImage>& frames, int delay,
                         const std::string& problem) {
    const std::string expected = "cannot write " + path.string() + ": " + problem;
    CHECK_THROWS_WITH_AS(write_gif(path, frames, delay), expected.c_str(), InputError);
    CHECK(folder.entries() == 0);
  };
  check({}, 5, "a GIF needs at least one frame, and there are 0");
  check({{1, 1, {1}}}, -1, "the delay is -1 hundredths of a second, and must be 0 to 65535");
  check({{1, 1, {1}}}, 65536, "the delay is 65536 hundredths of a second, and must be 0 to 65535");
  check({{1, 2, {1, 2}}, {2, 1, {1, 2}}}, 5,
        "all frames must have one size, but there are 1x2 and 2x1");
  check({{}}, 5, "a frame of 0x0 with 0 pixels is no GIF frame");
  check({{2, 2, {1}}}, 5, "a frame of 2x2 with 1 pixels is no GIF frame");
  check({{1, 65536, Bytes(65536)}}, 5, "a frame of 1x65536 with 65536 pixels is no GIF frame");
}

TEST_CASE("a GIF that can't be written is a failed run") {
  const TemporaryFolder folder;
  CHECK_THROWS_AS(write_gif(folder / "missing/a.gif", std::vector<GreyImage>{{1, 1, {1}}}, 5),
                  ae::RunError);
}

}  // namespace
