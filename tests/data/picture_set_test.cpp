#include "data/picture_set.hpp"

#include <doctest/doctest.h>
#include <functional>

#include "base/error.hpp"
#include "data/procedural_digits.hpp"
#include "drawn_pictures.hpp"

namespace {

using namespace ae::test;
using ae::PictureImages;
using ae::PictureSet;
using Bytes = std::vector<std::uint8_t>;
using Names = std::vector<std::string>;

/// A picture full of one grey, in a border of another.
ae::Picture framed_picture(std::size_t side, std::uint8_t border, std::uint8_t middle) {
  return picture_of(side, side, [&](std::size_t i) {
    const bool is_border =
        i % side == 0 || i % side == side - 1 || i < side || i >= side * (side - 1);
    const std::uint8_t grey = is_border ? border : middle;
    return Colour{grey, grey, grey, 255};
  });
}

std::string error_of_call(const std::function<void()>& call) {
  try {
    call();
  } catch (const ae::InputError& error) {
    return error.what();
  }
  return "no error";
}

}  // namespace

TEST_CASE("a set of pictures is in the order of its paths, with labels from them") {
  PictureSet set({.side = 8, .invert = {}});
  set.add("pets/dog/1.png", framed_picture(8, 0, 30));
  set.add("pets/cat/10.jpg", framed_picture(40, 0, 20));
  set.add("pets/cat/9.WEBP", framed_picture(8, 0, 10));
  CHECK(set.count() == 3);
  const PictureImages made = set.take_images();
  CHECK(made.name == "pets");
  CHECK(made.images.rows == 8);
  CHECK(made.images.columns == 8);
  REQUIRE(made.images.count() == 3);
  CHECK(made.images.labels == Bytes{0, 0, 1});
  CHECK(made.class_names == Names{"cat", "dog"});
  CHECK(made.remarks.empty());
  for (std::size_t i = 0; i < 3; ++i) CHECK(made.images.image(i)[3 * 8 + 3] == 10 * (i + 1));
}

TEST_CASE("digits as pictures of their own size come through byte for byte") {
  const ae::ImageSet digits = ae::procedural_digits(20, 3);
  for (const bool negative : {false, true}) {
    PictureSet set({});
    for (std::size_t i = 0; i < digits.count(); ++i) {
      set.add(std::to_string(digits.labels[i]) + "/" + std::to_string(i) + ".png",
              picture_of(28, 28, [&](std::size_t pixel) {
                const std::uint8_t ink = digits.image(i)[pixel];
                const auto grey = static_cast<std::uint8_t>(negative ? 255 - ink : ink);
                return Colour{grey, grey, grey, 255};
              }));
    }
    const PictureImages made = set.take_images();
    CHECK(made.inverted == negative);
    CHECK(made.class_names.empty());
    std::size_t at = 0;
    for (std::uint8_t label = 0; label < 10; ++label) {
      for (std::size_t i = 0; i < digits.count(); ++i) {
        if (digits.labels[i] != label) continue;
        CHECK(made.images.labels[at] == label);
        CHECK(std::ranges::equal(made.images.image(at++), digits.image(i)));
      }
    }
  }
}

TEST_CASE("all pictures of a set are inverted where most have a bright border, or as asked") {
  const auto made_of = [](std::optional<bool> invert) {
    PictureSet set({.side = 8, .invert = invert});
    set.add("a/1.png", framed_picture(8, 255, 55));
    set.add("a/2.png", framed_picture(8, 255, 55));
    set.add("a/3.png", framed_picture(8, 0, 200));
    return set.take_images();
  };
  const PictureImages usual = made_of({});
  CHECK(usual.inverted);
  CHECK(usual.remarks == Names{"Their background is bright, so they are inverted."});
  CHECK(usual.images.image(0)[3 * 8 + 3] == 200);
  CHECK(usual.images.image(2)[3 * 8 + 3] == 55);
  CHECK(made_of(true).remarks == Names{"The pictures are inverted, as asked."});
  const PictureImages kept = made_of(false);
  CHECK_FALSE(kept.inverted);
  CHECK(kept.remarks.empty());
  CHECK(kept.images.image(0)[0] == 255);
  CHECK(kept.images.labels.empty());
}

TEST_CASE("a set of pictures says what was left out, the first few by name") {
  PictureSet set({.side = 8, .invert = {}});
  for (const char* name : {"a.png", "b.png"}) set.add(name, framed_picture(8, 0, 9));
  for (const char* name : {"1.txt", "2.txt", "3.txt"}) set.leave_out(name);
  CHECK(PictureSet(set).take_images().remarks ==
        Names{"Left out what is no readable picture: 1.txt, 2.txt, 3.txt."});
  set.leave_out("4.txt");
  const PictureImages made = set.take_images();
  CHECK(made.remarks ==
        Names{"Left out what is no readable picture: 1.txt, 2.txt, 3.txt and 1 more."});
  CHECK(made.name.empty());
}

TEST_CASE("a set of pictures needs two") {
  PictureSet set({.side = 8, .invert = {}});
  CHECK(error_of_call([&] { set.take_images(); }) ==
        "Found no picture to read; expected two or more.");
  set.add("a.png", framed_picture(8, 0, 9));
  set.leave_out("notes.txt");
  CHECK(error_of_call([&] { set.take_images(); }) ==
        "Found only one picture to read; expected two or more. Left out what is no readable "
        "picture: notes.txt.");
}

TEST_CASE("a set of pictures is bounded, and so are its sides") {
  CHECK(ae::most_pictures(28) == 20'000);
  CHECK(ae::most_pictures(64) == 8192);
  PictureSet set({.side = 64, .invert = {}});
  const ae::Picture picture = framed_picture(8, 0, 9);
  for (std::size_t i = 0; i < 8192; ++i) set.add("a.png", picture);
  CHECK(error_of_call([&] { set.add("b.png", picture); }) ==
        "Found more than 8192 pictures; expected at most 8192 of 64x64 pixels.");
  CHECK(error_of_call([] { PictureSet({.side = 7, .invert = {}}); }) ==
        "The side of the images is 7, but must be 8 to 64.");
  CHECK(error_of_call([] { PictureSet({.side = 65, .invert = {}}); }) ==
        "The side of the images is 65, but must be 8 to 64.");
  CHECK(error_of_call([&] { set.add("b.png", {}); }).starts_with("Found more than"));
  CHECK(error_of_call([] { PictureSet({}).add("b.png", {}); }) ==
        "b.png has 0x0 pixels, and 1x1 to 4096x4096 were expected");
}
