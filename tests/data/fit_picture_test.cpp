#include "data/fit_picture.hpp"

#include <doctest/doctest.h>

#include "drawn_pictures.hpp"

namespace {

using namespace ae::test;
using ae::fit_picture;
using ae::FittedPicture;
using ae::has_bright_background;
using ae::on_black;
using ae::place_of;
using Bytes = std::vector<std::uint8_t>;

bool is_border(std::size_t i) { return i % 4 == 0 || i % 4 == 3 || i < 4 || i >= 12; }

/// A picture of 4x4 pixels with a border.
FittedPicture framed(std::uint8_t border, std::uint8_t middle, std::uint8_t border_opacity = 255) {
  FittedPicture picture{{0, 0, 4, 4}, Bytes(16), Bytes(16, 255)};
  for (std::size_t i = 0; i < 16; ++i) {
    picture.luminance[i] = is_border(i) ? border : middle;
    if (is_border(i)) picture.opacity[i] = border_opacity;
  }
  return picture;
}

}  // namespace

TEST_CASE("a picture's place keeps the aspect ratio and is in the middle") {
  CHECK(place_of(56, 56, 28, 28) == ae::PicturePlace{0, 0, 28, 28});
  CHECK(place_of(50, 100, 28, 28) == ae::PicturePlace{0, 7, 28, 14});
  CHECK(place_of(20, 10, 28, 28) == ae::PicturePlace{7, 0, 14, 28});
  CHECK(place_of(10, 10, 8, 20) == ae::PicturePlace{6, 0, 8, 8});
}

TEST_CASE("of the thinnest picture at least a line is left") {
  CHECK(place_of(1, 4000, 28, 28) == ae::PicturePlace{0, 13, 28, 1});
}

TEST_CASE("colours are weighed as eyes do") {
  const ae::Picture picture{1, 4, {255, 0, 0, 255, 0, 255, 0, 9, 0, 0, 255, 0, 255, 255, 255, 255}};
  const FittedPicture fitted = fit_picture(picture, 1, 4);
  CHECK(fitted.luminance == Bytes{76, 150, 29, 255});
  CHECK(fitted.opacity == Bytes{255, 9, 0, 255});
}

TEST_CASE("a picture of the very size keeps every grey") {
  const ae::Picture picture = picture_of(16, 16, [](std::size_t i) {
    const auto grey = static_cast<std::uint8_t>(i);
    return Colour{grey, grey, grey, 255};
  });
  const Bytes pixels = on_black(fit_picture(picture, 16, 16), false);
  for (std::size_t i = 0; i < 256; ++i) CHECK(pixels[i] == i);
}

TEST_CASE("a larger picture is averaged over areas, with what is transparent left out") {
  const ae::Picture picture{
      2, 4, {0,   0,   0,   255, 200, 200, 200, 255, 90, 90, 90, 255, 255, 0, 0, 0,
             100, 100, 100, 255, 100, 100, 100, 255, 90, 90, 90, 255, 0,   0, 9, 0}};
  const FittedPicture fitted = fit_picture(picture, 2, 2);
  CHECK(fitted.place == ae::PicturePlace{0, 0, 2, 1});
  CHECK(fitted.luminance == Bytes{100, 90, 0, 0});
  CHECK(fitted.opacity == Bytes{255, 128, 0, 0});
}

TEST_CASE("a smaller picture is enlarged bilinearly") {
  const ae::Picture picture{1, 2, {0, 0, 0, 255, 200, 200, 200, 255}};
  const FittedPicture fitted = fit_picture(picture, 4, 4);
  CHECK(fitted.place == ae::PicturePlace{0, 1, 4, 2});
  CHECK(Bytes(fitted.luminance.begin() + 4, fitted.luminance.begin() + 8) ==
        Bytes{0, 50, 150, 200});
}

TEST_CASE("a background is bright where most of the border is, whatever is in the middle") {
  CHECK(has_bright_background(framed(255, 0), 4));
  CHECK_FALSE(has_bright_background(framed(0, 255), 4));
  FittedPicture half = framed(255, 0);
  std::fill_n(half.luminance.begin(), 8, std::uint8_t{0});
  CHECK_FALSE(has_bright_background(half, 4));
}

TEST_CASE("a background that is transparent is the opposite of what is drawn") {
  CHECK(has_bright_background(framed(0, 0, 0), 4));
  CHECK_FALSE(has_bright_background(framed(0, 255, 0), 4));
  FittedPicture nothing = framed(0, 0, 0);
  nothing.opacity.assign(16, 0);
  CHECK_FALSE(has_bright_background(nothing, 4));
}

TEST_CASE("a background is looked for in the picture, not in what is beside it") {
  FittedPicture tall{{1, 0, 2, 4}, Bytes(16), Bytes(16)};
  for (const std::size_t i : {1U, 2U, 5U, 6U, 9U, 10U, 13U, 14U}) {
    tall.luminance[i] = 255;
    tall.opacity[i] = 255;
  }
  CHECK(has_bright_background(tall, 4));
  CHECK(on_black(tall, true) == Bytes(16));
}

TEST_CASE("pictures are put on black") {
  const FittedPicture picture{{0, 0, 4, 1}, {0, 255, 100, 0}, {255, 255, 255, 51}};
  CHECK(on_black(picture, false) == Bytes{0, 255, 100, 0});
  CHECK(on_black(picture, true) == Bytes{255, 0, 155, 51});
}
