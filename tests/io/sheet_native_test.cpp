#include <doctest/doctest.h>
#include <vector>

#include "base/error.hpp"
#include "io/sheet.hpp"

namespace {

using ae::GreyImage;
using ae::image_sheet;
using ae::InputError;
using Bytes = std::vector<std::uint8_t>;

constexpr std::uint8_t G = ae::sheet_grey;
const std::vector<GreyImage> three_images{{1, 2, {1, 2}}, {1, 2, {3, 4}}, {1, 2, {5, 6}}};

TEST_CASE("a sheet has its images row by row, with gaps between and around them") {
  const GreyImage sheet = image_sheet(three_images, {.columns = 2, .gap = 1, .magnification = 1});
  CHECK(sheet.rows == 5);
  CHECK(sheet.columns == 7);
  CHECK(sheet.pixels == Bytes{G, G, G, G, G, G, G,  //
                              G, 1, 2, G, 3, 4, G,  //
                              G, G, G, G, G, G, G,  //
                              G, 5, 6, G, G, G, G,  //
                              G, G, G, G, G, G, G});
}

TEST_CASE("a sheet magnifies each image and not the gap") {
  const GreyImage sheet =
      image_sheet(std::span(three_images).first(2), {.columns = 1, .gap = 1, .magnification = 2});
  CHECK(sheet.rows == 7);
  CHECK(sheet.columns == 6);
  CHECK(sheet.pixels == Bytes{G, G, G, G, G, G,  //
                              G, 1, 1, 2, 2, G,  //
                              G, 1, 1, 2, 2, G,  //
                              G, G, G, G, G, G,  //
                              G, 3, 3, 4, 4, G,  //
                              G, 3, 3, 4, 4, G,  //
                              G, G, G, G, G, G});
}

TEST_CASE("a sheet is no wider than its images need") {
  const GreyImage sheet = image_sheet(three_images, {.columns = 10, .gap = 0, .magnification = 1});
  CHECK(sheet.rows == 1);
  CHECK(sheet.pixels == Bytes{1, 2, 3, 4, 5, 6});
}

TEST_CASE("an image is magnified without a border") {
  const GreyImage image = ae::magnify({1, 2, {8, 9}}, 3);
  CHECK(image.rows == 3);
  CHECK(image.columns == 6);
  CHECK(image.pixels == Bytes{8, 8, 8, 9, 9, 9, 8, 8, 8, 9, 9, 9, 8, 8, 8, 9, 9, 9});
}

TEST_CASE("a sheet that makes no sense is refused") {
  CHECK_THROWS_WITH_AS(image_sheet({}, {}), "a sheet needs at least one image, and there are 0",
                       InputError);
  CHECK_THROWS_WITH_AS(image_sheet(three_images, {.columns = 0}),
                       "a sheet has 0 columns, and needs at least 1", InputError);
  CHECK_THROWS_WITH_AS(image_sheet(three_images, {.magnification = 0}),
                       "images are to be magnified 0 times, and 1 is the least", InputError);
  const std::vector<GreyImage> unequal{{1, 2, {1, 2}}, {2, 1, {3, 4}}};
  CHECK_THROWS_WITH_AS(image_sheet(unequal, {}),
                       "the images of a sheet must have one size, but there are 1x2 and 2x1",
                       InputError);
  const std::vector<GreyImage> incomplete{{1, 2, {1}}};
  CHECK_THROWS_WITH_AS(image_sheet(incomplete, {}), "an image of 1x2 has 1 pixels", InputError);
}

TEST_CASE("a sheet too large to be of use is refused before it is allocated") {
  const auto check = [](const ae::SheetLayout& layout) {
    CHECK_THROWS_AS(image_sheet(three_images, layout), InputError);
  };
  check({.columns = 1, .gap = 0, .magnification = 8193});
  check({.columns = 1, .gap = 9000, .magnification = 1});
  check({.columns = 1, .gap = ~std::size_t{0}, .magnification = 1});
  check({.columns = 1, .gap = 0, .magnification = ~std::size_t{0} / 2 + 1});
  CHECK_THROWS_WITH_AS(ae::magnify(three_images[0], 8193),
                       "a sheet of 1 images of 2 pixels, magnified 8193 times, would be over 16384 "
                       "pixels along one side",
                       InputError);
}

}  // namespace
