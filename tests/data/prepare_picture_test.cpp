#include "data/prepare_picture.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <numeric>
#include <string>

#include "base/error.hpp"
#include "data/prepare_drawing.hpp"
#include "data/procedural_digits.hpp"
#include "drawn_pictures.hpp"

namespace {

using namespace ae::test;
using ae::Picture;
using ae::prepare_picture;
using ae::PreparedPicture;
using Remarks = std::vector<std::string>;

constexpr const char* inverted = "dark on light: inverted";
constexpr const char* photo = "a photo: its background was taken off";
constexpr std::size_t photo_rows = 480;
constexpr std::size_t photo_columns = 640;

PreparedPicture prepared(const Picture& picture) {
  return prepare_picture(picture, "a.png", 28, 28);
}

bool has_remark(const PreparedPicture& picture, const std::string& remark) {
  return std::ranges::find(picture.remarks, remark) != picture.remarks.end();
}

/// Noise without a pattern, from -1 to 1: the upper bits of a linear congruential generator's
/// numbers (Knuth's, of MMIX), by a pixel's index.
double noise_at(std::size_t i) {
  std::uint64_t state = i + 12345;
  for (int round = 0; round < 4; ++round) {
    state = state * 6364136223846793005U + 1442695040888963407U;
    state ^= state >> 29U;
  }
  return static_cast<double>(state >> 11U) / 4503599627370496.0 - 1;
}

/// A sheet in uneven light: darker to the right and to the bottom, and less than two thirds as
/// bright below a slanting edge of a shadow.
double paper_at(std::size_t i) {
  const double x = static_cast<double>(i % photo_columns) / photo_columns;
  const double y = static_cast<double>(i / photo_columns) / photo_rows;
  const double light = 0.92 - 0.16 * x - 0.1 * y;
  return x + y > 1.1 ? 0.62 * light : light;
}

/// The seven of a photo, its ink in [0, 1].
std::vector<float> photographed_seven(double pen) {
  return seven(photo_rows, photo_columns, {190, 110}, 260, pen);
}

/// A photo of that seven: `strength` is the share of the light that its ink takes.
Picture photo_of(const std::vector<float>& ink, double strength, double noise) {
  return grey_picture(photo_rows, photo_columns, [&](std::size_t i) {
    return paper_at(i) * (1 - strength * static_cast<double>(ink[i])) + noise * noise_at(i);
  });
}

std::vector<float> clean(const std::vector<float>& ink) {
  return ae::prepare_drawing(ink, photo_rows, photo_columns);
}

/// An image of procedural digits, which are made as MNIST's are.
std::vector<std::uint8_t> digit(std::size_t index) {
  const ae::ImageSet set = ae::procedural_digits(1, 5, index);
  return set.pixels;
}

std::string error_of_picture(const Picture& picture) {
  try {
    prepared(picture);
  } catch (const ae::InputError& error) {
    return error.what();
  }
  return "no error";
}

const std::string no_ink =
    "a.png shows no ink: a digit that stands out from its paper was expected.";

}  // namespace

TEST_CASE("an image as MNIST's are comes out as it went in, also when it is inverted") {
  for (std::size_t index = 0; index < 30; ++index) {
    CAPTURE(index);
    const auto pixels = digit(index);
    std::vector<float> image;
    for (const std::uint8_t pixel : pixels) image.push_back(static_cast<float>(pixel) / 255.0F);
    const auto as_it_is = prepared(picture_of(
        28, 28, [&](std::size_t i) { return Colour{pixels[i], pixels[i], pixels[i], 255}; }));
    CHECK(as_it_is.image == image);
    CHECK(as_it_is.remarks.empty());
    const auto negative = prepared(
        grey_picture(28, 28, [&](std::size_t i) { return 1 - static_cast<double>(image[i]); }));
    CHECK(negative.image == image);
    CHECK(negative.remarks == Remarks{inverted});
    const auto transparent =
        prepared(picture_of(28, 28, [&](std::size_t i) { return Colour{0, 0, 0, pixels[i]}; }));
    CHECK(transparent.image == image);
    CHECK(transparent.remarks == Remarks{inverted});
    const auto white = prepared(
        picture_of(28, 28, [&](std::size_t i) { return Colour{255, 255, 255, pixels[i]}; }));
    CHECK(white.image == image);
    CHECK(white.remarks.empty());
  }
}

TEST_CASE("a drawing of any size is fitted and centred, dark on light or light on dark") {
  const std::vector<float> ink = seven(90, 120, {60, 10}, 50, 6);
  const auto expected = ae::prepare_drawing(ink, 90, 120);
  const std::string fitted = "120 × 90 pixels: fitted and centred in 28 × 28 as MNIST's digits are";
  const auto light =
      prepared(grey_picture(90, 120, [&](std::size_t i) { return static_cast<double>(ink[i]); }));
  CHECK(correlation(light.image, expected) > 0.999);
  CHECK(light.remarks == Remarks{fitted});
  const auto dark = prepared(
      grey_picture(90, 120, [&](std::size_t i) { return 1 - static_cast<double>(ink[i]); }));
  CHECK(correlation(dark.image, expected) > 0.999);
  CHECK(dark.remarks == Remarks{inverted, fitted});
  const auto red_on_transparent = prepared(picture_of(90, 120, [&](std::size_t i) {
    return Colour{180, 20, 20, byte_of(static_cast<double>(ink[i]))};
  }));
  CHECK(correlation(red_on_transparent.image, expected) > 0.999);
}

TEST_CASE("grey ink on paper of one grey becomes strong") {
  const std::vector<float> ink = seven(100, 100, {20, 20}, 60, 7);
  const auto pencil = prepared(grey_picture(
      100, 100, [&](std::size_t i) { return 0.8 - 0.3 * static_cast<double>(ink[i]); }));
  CHECK(correlation(pencil.image, ae::prepare_drawing(ink, 100, 100)) > 0.99);
  CHECK(std::ranges::max(pencil.image) == 1.0F);
  CHECK(has_remark(pencil, "faint ink: strengthened"));
  // Dark paper with darker ink.
  const auto dim = prepared(grey_picture(
      100, 100, [&](std::size_t i) { return 0.4 - 0.35 * static_cast<double>(ink[i]); }));
  CHECK(correlation(dim.image, ae::prepare_drawing(ink, 100, 100)) > 0.99);
  CHECK(has_remark(dim, inverted));
}

TEST_CASE("a photo of a pen's stroke with a shadow across it and noise gives the clean stroke") {
  for (const double pen : {6.0, 14.0, 40.0}) {
    CAPTURE(pen);
    const auto ink = photographed_seven(pen);
    const auto image = prepared(photo_of(ink, 0.85, 0.04));
    CHECK(correlation(image.image, clean(ink)) > 0.95);
    CHECK(has_remark(image, photo));
    CHECK(has_remark(image, inverted));
    CHECK(std::ranges::max(image.image) > 0.9F);
    // The paper is black, also where its edges and the shadow's were.
    CHECK(std::accumulate(image.image.begin(), image.image.begin() + 28, 0.0F) == 0);
  }
}

TEST_CASE("a photo of grey pencil gives the clean stroke") {
  for (const double strength : {0.25, 0.5}) {
    CAPTURE(strength);
    const auto ink = photographed_seven(16);
    CHECK(correlation(prepared(photo_of(ink, strength, 0.02)).image, clean(ink)) > 0.9);
  }
}

TEST_CASE("a photo of chalk on a blackboard is not inverted") {
  const auto ink = photographed_seven(14);
  const auto image = prepared(grey_picture(photo_rows, photo_columns, [&](std::size_t i) {
    return 0.25 * paper_at(i) + 0.6 * static_cast<double>(ink[i]) + 0.02 * noise_at(i);
  }));
  CHECK(correlation(image.image, clean(ink)) > 0.95);
  CHECK(has_remark(image, photo));
  CHECK_FALSE(has_remark(image, inverted));
}

TEST_CASE("a dark photo of ink on paper is inverted although its border is dark") {
  const auto ink = photographed_seven(14);
  const auto image = prepared(grey_picture(photo_rows, photo_columns, [&](std::size_t i) {
    return 0.45 * paper_at(i) * (1 - 0.8 * static_cast<double>(ink[i])) + 0.015 * noise_at(i);
  }));
  CHECK(correlation(image.image, clean(ink)) > 0.9);
  CHECK(has_remark(image, inverted));
}

TEST_CASE("what reaches into a photo from its border, and specks, are no ink") {
  const auto ink = photographed_seven(14);
  const Picture picture = grey_picture(photo_rows, photo_columns, [&](std::size_t i) {
    const std::size_t row = i / photo_columns;
    const std::size_t column = i % photo_columns;
    const bool is_edge_of_sheet = column < 18;
    const bool is_speck =
        (row / 5 == 90 && column / 5 == 100) || (row / 4 == 8 && column / 4 == 90);
    const double left = is_edge_of_sheet || is_speck ? 0.2 : 1.0;
    return left * paper_at(i) * (1 - 0.85 * static_cast<double>(ink[i])) + 0.03 * noise_at(i);
  });
  CHECK(correlation(prepared(picture).image, clean(ink)) > 0.95);
}

TEST_CASE("a large photo gives what a small one gives") {
  const auto ink = seven(1440, 1920, {570, 330}, 780, 40);
  const auto image = prepared(grey_picture(1440, 1920, [&](std::size_t i) {
    const std::size_t in_small = i / 1920 / 3 * photo_columns + i % 1920 / 3;
    return paper_at(in_small) * (1 - 0.8 * static_cast<double>(ink[i])) + 0.05 * noise_at(i);
  }));
  CHECK(correlation(image.image, ae::prepare_drawing(ink, 1440, 1920)) > 0.95);
}

TEST_CASE("a picture without ink is an error that names it") {
  CHECK(error_of_picture(grey_picture(28, 28, [](std::size_t) { return 1; })) == no_ink);
  CHECK(error_of_picture(grey_picture(50, 90, [](std::size_t) { return 0; })) == no_ink);
  CHECK(error_of_picture(grey_picture(1, 1, [](std::size_t) { return 0.5; })) == no_ink);
  CHECK(error_of_picture(picture_of(28, 28, [](std::size_t) { return Colour{255, 0, 0, 0}; })) ==
        no_ink);
  // Paper in uneven light, with noise.
  const std::vector<float> none(photo_rows * photo_columns, 0.0F);
  CHECK(error_of_picture(photo_of(none, 0, 0.04)) == no_ink);
  CHECK(error_of_picture(photo_of(none, 0, 0.0)) == no_ink);
}

TEST_CASE("a picture without pixels, or with too many, is refused") {
  CHECK(error_of_picture({}) == "a.png has 0x0 pixels, and 1x1 to 4096x4096 were expected");
  CHECK(error_of_picture({5000, 2, {}}) ==
        "a.png has 5000x2 pixels, and 1x1 to 4096x4096 were expected");
}

TEST_CASE("for a model of another size a picture is fitted as those of a folder are") {
  const Picture wide = grey_picture(10, 40, [](std::size_t i) { return i % 40 < 20 ? 1.0 : 0.8; });
  const auto image = prepare_picture(wide, "a.png", 20, 16);
  REQUIRE(image.image.size() == 320);
  CHECK(image.remarks == Remarks{inverted, "40 × 10 pixels: fitted into 16 × 20"});
  // Four rows in the middle: paper that has become black, and its right half a fifth as bright.
  CHECK(image.image[7 * 16 + 15] == 0);
  CHECK(image.image[8 * 16 + 2] == 0);
  CHECK(image.image[8 * 16 + 12] == doctest::Approx(51.0 / 255));
  CHECK(image.image[11 * 16 + 12] == doctest::Approx(51.0 / 255));
  CHECK(image.image[12 * 16 + 12] == 0);
  const Picture exact = grey_picture(2, 3, [](std::size_t i) { return i == 4 ? 0.6 : 0.0; });
  const auto same = prepare_picture(exact, "a.png", 2, 3);
  CHECK(same.remarks.empty());
  CHECK(same.image == std::vector<float>{0, 0, 0, 0, 153.0F / 255, 0});
}
