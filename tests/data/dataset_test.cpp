#include "data/dataset.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <numeric>

#include "base/error.hpp"
#include "data/classes.hpp"

namespace {

using ae::Dataset;
using ae::ImageSet;
using ae::InputError;
using ae::make_dataset;
using Bytes = std::vector<std::uint8_t>;

/// Images of 1x2 whose pixels and labels tell their number.
ImageSet numbered(std::size_t count) {
  ImageSet images{1, 2, Bytes(2 * count), Bytes(count)};
  std::iota(images.pixels.begin(), images.pixels.end(), std::uint8_t{0});
  std::iota(images.labels.begin(), images.labels.end(), std::uint8_t{0});
  return images;
}

TEST_CASE("dividing a set keeps every image with its label, and each once") {
  const Dataset dataset = ae::split_dataset("d", numbered(120), 17);
  CHECK(dataset.test.count() == 17);
  std::vector<bool> seen(120);
  for (const ImageSet* set : {&dataset.train, &dataset.test}) {
    for (std::size_t i = 0; i < set->count(); ++i) {
      const std::uint8_t label = set->labels[i];
      CHECK(set->image(i)[0] == 2 * label);
      CHECK(set->image(i)[1] == 2 * label + 1);
      CHECK_FALSE(seen[label]);
      seen[label] = true;
    }
  }
}

TEST_CASE("a dataset keeps its name and its sets") {
  const Dataset dataset = make_dataset("d", numbered(3), numbered(2));
  CHECK(dataset.name == "d");
  CHECK(dataset.train.count() == 3);
  CHECK(dataset.test.count() == 2);
  CHECK(dataset.test.labels == Bytes{0, 1});
}

TEST_CASE("a dataset may have no labels at all") {
  ImageSet train = numbered(3);
  ImageSet test = numbered(1);
  train.labels.clear();
  SUBCASE("in both sets") {
    test.labels.clear();
    CHECK(make_dataset("d", train, test).train.labels.empty());
  }
  SUBCASE("but not in one set only") {
    CHECK_THROWS_WITH_AS(make_dataset("d", train, test),
                         "the test set of d has labels but its training set has none, and both or "
                         "neither were expected",
                         InputError);
    CHECK_THROWS_WITH_AS(make_dataset("d", test, train),
                         "the training set of d has labels but its test set has none, and both or "
                         "neither were expected",
                         InputError);
  }
}

TEST_CASE("a dataset needs as many labels as images") {
  ImageSet test = numbered(5);
  test.labels.pop_back();
  CHECK_THROWS_WITH_AS(make_dataset("d", numbered(3), test),
                       "the test set of d has 5 images but 4 labels", InputError);
  CHECK_THROWS_WITH_AS(make_dataset("d", test, numbered(3)),
                       "the training set of d has 5 images but 4 labels", InputError);
}

TEST_CASE("a dataset needs images, whole ones, of one size") {
  CHECK_THROWS_WITH_AS(make_dataset("d", {}, numbered(1)),
                       "the training set of d has 0 images, and at least 1 was expected",
                       InputError);
  CHECK_THROWS_WITH_AS(make_dataset("d", numbered(1), {28, 28, {}, {}}),
                       "the test set of d has 0 images, and at least 1 was expected", InputError);
  CHECK_THROWS_WITH_AS(
      make_dataset("d", {1, 2, Bytes(3), {}}, numbered(1)),
      "the training set of d has 3 pixels, which are no whole number of 1x2 images", InputError);
  CHECK_THROWS_WITH_AS(make_dataset("d", numbered(1), {2, 1, Bytes(2), Bytes(1)}),
                       "the training set of d has images of 1x2 pixels but its test set of 2x1, "
                       "and one size was expected",
                       InputError);
}

TEST_CASE("labels join their images, and must be as many") {
  ImageSet images = numbered(3);
  images.labels.clear();
  CHECK(with_labels(images, "images.gz", {7, 8, 9}, "labels.gz").labels == Bytes{7, 8, 9});
  CHECK_THROWS_WITH_AS(
      with_labels(images, "images.gz", {7, 8}, "labels.gz"),
      "labels.gz has 2 labels but images.gz has 3 images, and as many were expected", InputError);
}

TEST_CASE("a sixth of the training images test unless something else is said, and at least one") {
  CHECK(ae::usual_test_count(60'000) == 10'000);
  CHECK(ae::usual_test_count(11) == 1);
  CHECK(ae::usual_test_count(1) == 1);
}

/// Images of 1x1, each class one after another, whose pixels tell their number.
ImageSet in_classes(const std::vector<std::size_t>& sizes) {
  ImageSet images{1, 1, {}, {}};
  for (std::size_t label = 0; label < sizes.size(); ++label) {
    images.labels.insert(images.labels.end(), sizes[label], static_cast<std::uint8_t>(label));
  }
  images.pixels.resize(images.labels.size());
  std::iota(images.pixels.begin(), images.pixels.end(), std::uint8_t{0});
  return images;
}

std::vector<std::size_t> class_sizes(const ImageSet& images) {
  std::vector<std::size_t> sizes;
  for (const std::uint8_t label : images.labels) {
    sizes.resize(std::max<std::size_t>(sizes.size(), label + 1U));
    ++sizes[label];
  }
  return sizes;
}

TEST_CASE("splitting holds out a seventh of all images, of every class its share") {
  const Dataset dataset = ae::split_dataset("d", in_classes({140, 70, 14}));
  CHECK(class_sizes(dataset.test) == std::vector<std::size_t>{20, 10, 2});
  CHECK(class_sizes(dataset.train) == std::vector<std::size_t>{120, 60, 12});
}

TEST_CASE("splitting gives what does not divide to the classes with the largest remainders") {
  // The shares of 10 of 100 images are 4.5, 3.4 and 2.1.
  const Dataset dataset = ae::split_dataset("d", in_classes({45, 34, 21}), 10);
  CHECK(class_sizes(dataset.test) == std::vector<std::size_t>{5, 3, 2});
}

TEST_CASE("splitting puts every image, with its label, into one of the sets, in a mixed order") {
  const ImageSet all = in_classes({140, 70});
  const Dataset dataset = ae::split_dataset("d", all);
  Bytes pixels = dataset.train.pixels;
  pixels.insert(pixels.end(), dataset.test.pixels.begin(), dataset.test.pixels.end());
  std::ranges::sort(pixels);
  CHECK(pixels == all.pixels);
  for (const ImageSet& set : {dataset.train, dataset.test}) {
    for (std::size_t i = 0; i < set.count(); ++i) CHECK(set.labels[i] == all.labels[set.pixels[i]]);
    CHECK_FALSE(std::ranges::is_sorted(set.labels));
  }
}

TEST_CASE("splitting divides the same images always in the same way") {
  const Dataset first = ae::split_dataset("d", in_classes({10, 10}));
  const Dataset second = ae::split_dataset("e", in_classes({10, 10}));
  CHECK(first.train.pixels == second.train.pixels);
  CHECK(first.test.pixels == second.test.pixels);
  // A model file names the data it was trained on, so that the split is never to change.
  CHECK(first.test.pixels == Bytes{7, 16, 2});
}

TEST_CASE("splitting works without labels, and holds out one image at least") {
  ImageSet images = numbered(2);
  images.labels.clear();
  const Dataset dataset = ae::split_dataset("d", images);
  CHECK(dataset.train.count() == 1);
  CHECK(dataset.test.count() == 1);
  CHECK(dataset.train.pixels[0] + dataset.test.pixels[0] == 2);
  CHECK(dataset.test.labels.empty());
}

TEST_CASE("splitting holds out as many images as it is told") {
  CHECK(ae::split_dataset("d", in_classes({5, 5}), 9).train.count() == 1);
  for (const std::size_t count : {std::size_t{0}, std::size_t{10}}) {
    CHECK_THROWS_AS(ae::split_dataset("d", in_classes({5, 5}), count), InputError);
  }
  CHECK_THROWS_WITH_AS(ae::split_dataset("d", in_classes({5, 5}), 10),
                       "the test set of d is to have 10 of 10 images, and 1 to all but one were "
                       "expected",
                       InputError);
}

TEST_CASE("splitting refuses what it can't split") {
  CHECK_THROWS_WITH_AS(ae::split_dataset("d", numbered(1)),
                       "d has 1 image, and splitting it into a training and a test set needs 2",
                       InputError);
  CHECK_THROWS_AS(ae::split_dataset("d", {}), InputError);
  CHECK_THROWS_AS(ae::split_dataset("d", {1, 2, Bytes(12), Bytes(5)}), InputError);
}

/// Images of 1x1 whose pixels tell their number.
ImageSet of_classes(const Bytes& labels) {
  ImageSet images{1, 1, Bytes(labels.size()), labels};
  std::iota(images.pixels.begin(), images.pixels.end(), std::uint8_t{0});
  return images;
}

TEST_CASE("classes: some are kept, or all but some, in their order") {
  const Dataset dataset = make_dataset("d", of_classes({7, 0, 7, 200, 3}), of_classes({3, 7, 0}));
  CHECK(classes_of(dataset.train) == Bytes{0, 3, 7, 200});
  const Dataset some = with_classes(dataset, Bytes{7, 3});
  CHECK(some.name == "d");
  CHECK(some.train.pixels == Bytes{0, 2, 4});
  CHECK(some.train.labels == Bytes{7, 7, 3});
  CHECK(some.test.pixels == Bytes{0, 1});
  const Dataset others = without_classes(dataset, Bytes{7, 3});
  CHECK(others.train.labels == Bytes{0, 200});
  CHECK(others.test.labels == Bytes{0});
}

TEST_CASE("classes: those that are not there are refused") {
  const Dataset dataset = make_dataset("d", of_classes({7, 0, 3}), of_classes({3, 7}));
  CHECK_THROWS_WITH_AS(with_classes(dataset, Bytes{3, 8}),
                       "The training set of d has no images of class 8; its classes are 0, 3, 7.",
                       InputError);
  CHECK_THROWS_AS(without_classes(dataset, Bytes{8}), InputError);
  CHECK_THROWS_AS(without_classes(dataset, Bytes{0, 3, 7}), InputError);
  CHECK_THROWS_WITH_AS(with_classes(dataset, Bytes{0}),
                       "the test set of d has 0 images, and at least 1 was expected", InputError);
  ImageSet bare = of_classes({1, 2});
  bare.labels.clear();
  CHECK_THROWS_WITH_AS(with_classes(make_dataset("d", bare, bare), Bytes{1}),
                       "The images of d have no labels, and without them no classes can be chosen.",
                       InputError);
}

}  // namespace
