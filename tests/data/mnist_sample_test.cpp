#include "data/mnist_sample.hpp"

#include <algorithm>
#include <cmath>
#include <doctest/doctest.h>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "data/public_datasets.hpp"

namespace {

using namespace ae;

/// As many images as the sample has, of 1x4 pixels that tell the image's number, sorted into ten
/// classes of different sizes.
ImageSet made_up_sample() {
  ImageSet images{1, 4, {}, {}};
  for (std::size_t i = 0; i < mnist_sample_count; ++i) {
    images.labels.push_back(static_cast<std::uint8_t>(i < 9'100 ? i / 1'137 : 8 + i % 2));
    for (const std::size_t divisor : {1U, 256U, 65'536U, 16'777'216U}) {
      images.pixels.push_back(static_cast<std::uint8_t>(i / divisor % 256));
    }
  }
  std::ranges::sort(images.labels);
  return images;
}

std::size_t number_of(const ImageSet& set, std::size_t index) {
  const auto image = set.image(index);
  return image[0] + 256U * image[1];
}

TEST_CASE("MNIST's sample is 9,000 images to train on and 1,000 others to test with") {
  const ImageSet all = made_up_sample();
  const Dataset dataset = mnist_sample(all);
  CHECK(dataset.name == "MNIST, 10,000 images");
  CHECK(dataset.train.count() == 9'000);
  CHECK(dataset.test.count() == 1'000);
  std::set<std::size_t> seen;
  for (const ImageSet* set : {&dataset.train, &dataset.test}) {
    for (std::size_t i = 0; i < set->count(); ++i) {
      const std::size_t number = number_of(*set, i);
      seen.insert(number);
      REQUIRE(set->labels[i] == all.labels[number]);
    }
  }
  CHECK(seen.size() == mnist_sample_count);
}

TEST_CASE("each class has a tenth of its images in the sample's test set, give or take one") {
  const ImageSet all = made_up_sample();
  const Dataset dataset = mnist_sample(all);
  std::map<std::uint8_t, double> share;
  for (const std::uint8_t label : all.labels) share[label] += 0.1;
  for (const std::uint8_t label : dataset.test.labels) share[label] -= 1;
  REQUIRE(share.size() == 10);
  for (const auto& [label, difference] : share) {
    CAPTURE(label);
    CHECK(std::abs(difference) < 1);
  }
}

TEST_CASE("the sample's order is mixed, and the same every time") {
  const Dataset dataset = mnist_sample(made_up_sample());
  const std::set<std::uint8_t> first(dataset.test.labels.begin(), dataset.test.labels.begin() + 60);
  CHECK(first.size() >= 9);
  const Dataset again = mnist_sample(made_up_sample());
  CHECK(again.train.pixels == dataset.train.pixels);
  CHECK(again.test.labels == dataset.test.labels);
  // Written down once: links and model files name this split.
  std::string numbers;
  for (std::size_t i = 0; i < 5; ++i) numbers += std::to_string(number_of(dataset.test, i)) + " ";
  CHECK(numbers == "7199 3570 844 6302 63 ");
}

TEST_CASE("other numbers of images than the sample's are refused") {
  ImageSet fewer = made_up_sample();
  fewer.pixels.resize(fewer.pixels.size() - 4);
  fewer.labels.pop_back();
  CHECK_THROWS_WITH_AS(mnist_sample(fewer),
                       "MNIST's sample has 9999 images and 9999 labels, but must have 10000 of "
                       "each.",
                       InputError);
  fewer = made_up_sample();
  fewer.labels.clear();
  CHECK_THROWS_AS(mnist_sample(fewer), InputError);
  CHECK_THROWS_AS(read_mnist_sample(std::vector<std::uint8_t>{1, 2, 3}, "s.npz"), InputError);
}

TEST_CASE("the public data sets have their names, and Fashion-MNIST those of its classes") {
  const auto tiny = [] { return make_dataset("d", {1, 1, {1}, {7}}, {1, 1, {2}, {9}}); };
  CHECK(as_mnist(tiny()).name == "MNIST, 2 images");
  const Dataset fashion = as_fashion(tiny());
  CHECK(fashion.name == "Fashion-MNIST");
  CHECK(class_name(fashion, 7) == "Sneaker");
  CHECK(class_name(fashion, 9) == "Ankle boot");
  CHECK(class_name(as_mnist(tiny()), 7) == "7");
}

}  // namespace
