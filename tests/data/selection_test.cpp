#include "data/selection.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <set>

#include "base/error.hpp"

namespace {

using namespace ae;
using Bytes = std::vector<std::uint8_t>;

/// Images of one pixel, which tells their number from `first` on; labels are its last digit.
ImageSet images_from(std::size_t first, std::size_t count) {
  ImageSet images{1, 1, {}, {}};
  for (std::size_t i = first; i < first + count; ++i) {
    images.pixels.push_back(static_cast<std::uint8_t>(i));
    images.labels.push_back(static_cast<std::uint8_t>(i % 10));
  }
  return images;
}

/// Training images 0 .. 99, test images 100 .. 119.
Dataset numbered_images() {
  return make_dataset("numbers", images_from(0, 100), images_from(100, 20));
}

std::set<std::uint8_t> as_set(const ImageSet& images) {
  return {images.pixels.begin(), images.pixels.end()};
}

void check_labels(const Dataset& selected) {
  for (const ImageSet* images : {&selected.train, &selected.test}) {
    REQUIRE(images->labels.size() == images->count());
    for (std::size_t i = 0; i < images->count(); ++i) {
      CHECK(images->labels[i] == images->pixels[i] % 10);
    }
  }
}

TEST_CASE("without a selection a data set stays as it is") {
  const Dataset selected = select(numbered_images(), {});
  CHECK(selected.name == "numbers");
  CHECK(selected.train.pixels == numbered_images().train.pixels);
  CHECK(selected.test.pixels == numbered_images().test.pixels);
  check_labels(selected);
}

TEST_CASE("of chosen classes all images are selected, in their order") {
  const Dataset selected = select(numbered_images(), {.classes = {3, 7}});
  CHECK(selected.train.count() == 20);
  CHECK(std::ranges::is_sorted(selected.train.pixels));
  CHECK(selected.test.pixels == Bytes{103, 107, 113, 117});
  check_labels(selected);
}

TEST_CASE("fewer training images are drawn at random, the same for a seed") {
  const Dataset selected = select(numbered_images(), {.train_count = 30, .seed = 5});
  CHECK(as_set(selected.train).size() == 30);
  CHECK(*as_set(selected.train).rbegin() < 100);
  CHECK(selected.test.pixels == numbered_images().test.pixels);
  check_labels(selected);
  CHECK(select(numbered_images(), {.train_count = 30, .seed = 5}).train.pixels ==
        selected.train.pixels);
  CHECK(select(numbered_images(), {.train_count = 30, .seed = 6}).train.pixels !=
        selected.train.pixels);
  CHECK(select(numbered_images(), {.train_count = 1000}).train.pixels ==
        numbered_images().train.pixels);
}

TEST_CASE("a share of all images is held out anew") {
  const Dataset selected = select(numbered_images(), {.test_share = 0.25});
  CHECK(selected.test.count() == 30);
  CHECK(selected.train.count() == 90);
  std::set<std::uint8_t> all = as_set(selected.train);
  all.merge(as_set(selected.test));
  CHECK(all.size() == 120);
  CHECK(*as_set(selected.test).begin() < 100);
  check_labels(selected);
}

TEST_CASE("everything at once: of two classes' images half are held out, and five trained on") {
  const Dataset selected =
      select(numbered_images(), {.classes = {1, 2}, .train_count = 5, .test_share = 0.5});
  CHECK(selected.train.count() == 5);
  CHECK(selected.test.count() == 12);
  check_labels(selected);
}

TEST_CASE("however small or large the share, neither set is empty") {
  const Dataset two = make_dataset("two", images_from(0, 1), images_from(1, 1));
  for (const double share : {1e-9, 0.5, 1.0, 7.0}) {
    const Dataset selected = select(two, {.test_share = share});
    CHECK(selected.train.count() == 1);
    CHECK(selected.test.count() == 1);
  }
}

TEST_CASE("images without labels can be divided, but not chosen by class") {
  Dataset unlabelled = numbered_images();
  unlabelled.train.labels.clear();
  unlabelled.test.labels.clear();
  CHECK(select(unlabelled, {.test_share = 0.5}).test.count() == 60);
  CHECK_THROWS_WITH_AS(select(unlabelled, {.classes = {1}}), doctest::Contains("no labels"),
                       InputError);
}

TEST_CASE("a class that is not there, or not among the test images, is refused") {
  CHECK_THROWS_WITH_AS(select(numbered_images(), {.classes = {11}}), doctest::Contains("class 11"),
                       InputError);
  const Dataset few = make_dataset("few", images_from(0, 10), images_from(10, 3));
  CHECK_THROWS_WITH_AS(select(few, {.classes = {9}}), doctest::Contains("0 images"), InputError);
}

}  // namespace
