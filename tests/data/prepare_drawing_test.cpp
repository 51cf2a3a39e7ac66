#include "data/prepare_drawing.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <doctest/doctest.h>
#include <limits>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "data/procedural_digits.hpp"

namespace {

/// A square drawing of an L, 10 high and 7 wide in units of `scale` pixels, its lines 2 wide and
/// its top left corner at (row, column).
std::vector<float> corner_drawing(std::size_t size, std::size_t row, std::size_t column,
                                  std::size_t scale) {
  std::vector<float> drawing(size * size, 0.0F);
  for (std::size_t y = 0; y < 10 * scale; ++y) {
    for (std::size_t x = 0; x < 7 * scale; ++x) {
      if (x < 2 * scale || y >= 8 * scale) drawing[(row + y) * size + column + x] = 1.0F;
    }
  }
  return drawing;
}

double largest_difference(const std::vector<float>& a, const std::vector<float>& b) {
  double largest = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    largest = std::max(largest, std::abs(static_cast<double>(a[i]) - static_cast<double>(b[i])));
  }
  return largest;
}

double ink(const std::vector<float>& image) {
  double sum = 0;
  for (const float pixel : image) sum += static_cast<double>(pixel);
  return sum;
}

std::string message_of(const std::vector<float>& pixels, std::size_t rows, std::size_t columns) {
  try {
    ae::prepare_drawing(pixels, rows, columns);
  } catch (const ae::InputError& error) {
    return error.what();
  }
  return "no error";
}

}  // namespace

TEST_CASE("an empty drawing gives an empty image") {
  CHECK(ae::prepare_drawing(std::vector<float>(300 * 200, 0.0F), 300, 200) ==
        std::vector<float>(784, 0.0F));
}

TEST_CASE("specks fainter than the threshold are no ink") {
  std::vector<float> drawing(100, 0.0F);
  drawing[42] = 0.01F;
  CHECK(ink(ae::prepare_drawing(drawing, 10, 10)) == 0);
}

TEST_CASE("where a drawing is on the canvas makes no difference") {
  const auto here = ae::prepare_drawing(corner_drawing(280, 0, 0, 12), 280, 280);
  const auto there = ae::prepare_drawing(corner_drawing(280, 131, 97, 12), 280, 280);
  CHECK(here == there);
}

TEST_CASE("how large a drawing is makes next to no difference") {
  const auto large = ae::prepare_drawing(corner_drawing(280, 20, 20, 20), 280, 280);
  const auto middle = ae::prepare_drawing(corner_drawing(280, 20, 20, 9), 280, 280);
  CHECK(largest_difference(large, middle) < 0.01);
  // Magnified: the edges are soft, the shape is the same.
  const auto small = ae::prepare_drawing(corner_drawing(280, 20, 20, 1), 280, 280);
  CHECK(ink(small) == doctest::Approx(ink(large)).epsilon(0.05));
  CHECK(largest_difference(large, small) <= 0.5);
}

TEST_CASE("a drawing is fitted into 20x20 with its aspect ratio kept, centred by mass") {
  // 240 high, 60 wide: 20 high, 5 wide.
  std::vector<float> drawing(300 * 400, 0.0F);
  for (std::size_t row = 40; row < 280; ++row) {
    for (std::size_t column = 300; column < 360; ++column) drawing[row * 400 + column] = 1.0F;
  }
  const auto image = ae::prepare_drawing(drawing, 300, 400);
  for (std::size_t row = 0; row < 28; ++row) {
    for (std::size_t column = 0; column < 28; ++column) {
      const bool inside = row >= 5 && row < 25 && column >= 12 && column < 17;
      CAPTURE(row);
      CAPTURE(column);
      CHECK(image[row * 28 + column] == doctest::Approx(inside ? 1.0 : 0.0));
    }
  }
}

TEST_CASE("a drawing heavy on one side is moved by its mass, not by its extent") {
  // The stem is at the left, so its ink's extent reaches further to the right of the middle.
  const auto image = ae::prepare_drawing(corner_drawing(280, 20, 20, 20), 280, 280);
  double x = 0;
  double y = 0;
  for (std::size_t i = 0; i < 784; ++i) {
    x += static_cast<double>(image[i]) * static_cast<double>(i % 28);
    y += static_cast<double>(image[i]) * static_cast<double>(i / 28);
  }
  CHECK(std::abs(x / ink(image) - 14) <= 0.5);
  CHECK(std::abs(y / ink(image) - 14) <= 0.5);
  // The ink is 14 columns wide. By extent it would start at column 7, by mass it does at 10.
  CHECK(image[14 * 28 + 9] == doctest::Approx(0));
  CHECK(image[14 * 28 + 10] == doctest::Approx(1));
}

TEST_CASE("ink is averaged over areas when it is made smaller") {
  // Columns of ink and paper in turn, 40x40: each of the 20x20 pixels is half ink.
  std::vector<float> drawing(40 * 41, 0.0F);
  for (std::size_t row = 0; row < 40; ++row) {
    for (std::size_t column = 0; column < 40; column += 2) drawing[row * 41 + column] = 1.0F;
  }
  drawing[39] = 0.1F;
  const auto image = ae::prepare_drawing(drawing, 40, 41);
  CHECK(image[14 * 28 + 14] == doctest::Approx(0.5));
  CHECK(ink(image) == doctest::Approx(200.0).epsilon(0.001));
}

TEST_CASE("a single pixel and the thinnest line fill the box without leaving the image") {
  std::vector<float> dot(50 * 50, 0.0F);
  dot[777] = 1.0F;
  CHECK(ink(ae::prepare_drawing(dot, 50, 50)) == doctest::Approx(400.0));
  CHECK(ink(ae::prepare_drawing(std::vector<float>(4096, 1.0F), 1, 4096)) == doctest::Approx(20.0));
}

TEST_CASE("a digit that is already prepared comes out as it went in") {
  const ae::ImageSet digits = ae::procedural_digits(200, 11);
  int compared = 0;
  for (std::size_t i = 0; i < digits.count(); ++i) {
    std::vector<float> pixels;
    std::size_t rows = 0;
    for (std::size_t row = 0; row < 28; ++row) {
      const auto line = digits.image(i).subspan(row * 28, 28);
      for (const std::uint8_t byte : line) pixels.push_back(static_cast<float>(byte) / 255.0F);
      if (std::ranges::max(line) >= 13) ++rows;
    }
    // An edge fainter than the threshold is not counted, and the ink then stretched to 20.
    if (rows < 20) continue;
    ++compared;
    CAPTURE(i);
    CHECK(largest_difference(ae::prepare_drawing(pixels, 28, 28), pixels) < 0.05);
  }
  CHECK(compared > 100);
}

TEST_CASE("sizes that are no drawing's are refused with a sentence that names them") {
  const std::vector<float> pixels(12, 0.5F);
  CHECK(message_of(pixels, 0, 12) ==
        "The drawing is 0x12 pixels, but each side must be 1 to 4096.");
  CHECK(message_of(pixels, 12, 0) ==
        "The drawing is 12x0 pixels, but each side must be 1 to 4096.");
  CHECK(message_of(std::vector<float>(4097, 0.5F), 1, 4097) ==
        "The drawing is 1x4097 pixels, but each side must be 1 to 4096.");
  CHECK(message_of(pixels, 3, 5) == "The drawing has 12 pixels, but 3x5 makes 15.");
  CHECK(message_of({}, std::numeric_limits<std::size_t>::max(), 2).find("each side must be") !=
        std::string::npos);
  CHECK(message_of(pixels, 3, 4) == "no error");
}

TEST_CASE("pixels that are not numbers in 0 to 1 are refused with their place") {
  const float infinity = std::numeric_limits<float>::infinity();
  for (const float bad :
       {std::numeric_limits<float>::quiet_NaN(), infinity, -infinity, -0.1F, 1.5F}) {
    std::vector<float> pixels(12, 0.5F);
    pixels[6] = bad;
    const std::string message = message_of(pixels, 3, 4);
    CAPTURE(message);
    CHECK(message.find("row 1, column 2 is ") != std::string::npos);
    CHECK(message.find("must be in 0 to 1") != std::string::npos);
  }
}
