#include "data/dataset.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

#include "base/error.hpp"
#include "data/shuffle.hpp"
#include "math/random.hpp"

namespace ae {
namespace {

std::string size_of(const ImageSet& images) {
  return std::to_string(images.rows) + "x" + std::to_string(images.columns);
}

void check_set(const ImageSet& images, const std::string& name) {
  if (images.count() == 0) {
    throw InputError(name + " has 0 images, and at least 1 was expected");
  }
  if (images.pixels.size() != images.count() * images.features()) {
    throw InputError(name + " has " + std::to_string(images.pixels.size()) +
                     " pixels, which are no whole number of " + size_of(images) + " images");
  }
  if (!images.labels.empty() && images.labels.size() != images.count()) {
    throw InputError(name + " has " + std::to_string(images.count()) + " images but " +
                     std::to_string(images.labels.size()) + " labels");
  }
}

/// Returns how many of `total` images each class gives, in proportion to its size: the whole part
/// of its share, and one more for those with the largest remainders.
std::array<std::size_t, 256> class_shares(const ImageSet& images, std::size_t total) {
  std::array<std::size_t, 256> sizes{};
  if (images.labels.empty()) sizes[0] = images.count();
  for (const std::uint8_t label : images.labels) ++sizes[label];
  std::array<std::size_t, 256> shares{};
  std::array<std::size_t, 256> remainders{};
  std::size_t given = 0;
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    const std::uint64_t product = std::uint64_t{sizes[i]} * total;
    shares[i] = static_cast<std::size_t>(product / images.count());
    remainders[i] = static_cast<std::size_t>(product % images.count());
    given += shares[i];
  }
  for (; given < total; ++given) {
    const auto largest = std::ranges::max_element(remainders);
    ++shares[static_cast<std::size_t>(largest - remainders.begin())];
    *largest = 0;
  }
  return shares;
}

/// Puts the images, and their labels, into another order, in place: that which is at order[i]
/// becomes the i-th.
void arrange(ImageSet& images, std::vector<std::uint32_t> order) {
  const std::size_t features = images.features();
  const auto place = [&](std::size_t i) {
    return images.pixels.begin() + static_cast<std::ptrdiff_t>(i * features);
  };
  std::vector<std::uint8_t> first(features);
  for (std::uint32_t start = 0; start < order.size(); ++start) {
    if (order[start] == start) continue;
    // The images of a cycle move on by one, and the first comes last.
    std::copy_n(place(start), features, first.begin());
    const std::uint8_t first_label = images.labels.empty() ? 0 : images.labels[start];
    std::uint32_t to = start;
    for (std::uint32_t from = order[to]; from != start; from = order[to]) {
      std::copy_n(place(from), features, place(to));
      if (!images.labels.empty()) images.labels[to] = images.labels[from];
      order[to] = to;
      to = from;
    }
    std::ranges::copy(first, place(to));
    if (!images.labels.empty()) images.labels[to] = first_label;
    order[to] = to;
  }
}

ImageSet last_images(const ImageSet& images, std::size_t count) {
  const auto tail = []<typename Values>(const Values& values, std::size_t size) {
    return Values(values.end() - static_cast<std::ptrdiff_t>(size), values.end());
  };
  return {.rows = images.rows,
          .columns = images.columns,
          .pixels = tail(images.pixels, count * images.features()),
          .labels = tail(images.labels, std::min(count, images.labels.size()))};
}

}  // namespace

ImageSet with_labels(ImageSet images, const std::string& images_name,
                     std::vector<std::uint8_t> labels, const std::string& labels_name) {
  if (labels.size() != images.count()) {
    throw InputError(labels_name + " has " + std::to_string(labels.size()) + " labels but " +
                     images_name + " has " + std::to_string(images.count()) +
                     " images, and as many were expected");
  }
  images.labels = std::move(labels);
  return images;
}

Dataset make_dataset(std::string name, ImageSet train, ImageSet test) {
  check_set(train, "the training set of " + name);
  check_set(test, "the test set of " + name);
  if (train.rows != test.rows || train.columns != test.columns) {
    throw InputError("the training set of " + name + " has images of " + size_of(train) +
                     " pixels but its test set of " + size_of(test) +
                     ", and one size was expected");
  }
  if (train.labels.empty() != test.labels.empty()) {
    throw InputError("the " + std::string(train.labels.empty() ? "test" : "training") + " set of " +
                     name + " has labels but its " + (train.labels.empty() ? "training" : "test") +
                     " set has none, and both or neither were expected");
  }
  return {std::move(name), std::move(train), std::move(test)};
}

std::string class_name(const Dataset& dataset, std::uint8_t label) {
  return label < dataset.class_names.size() ? dataset.class_names[label] : std::to_string(label);
}

ImageSet first_images(const ImageSet& images, std::size_t count) {
  const std::size_t kept = std::min(count, images.count());
  const auto head = []<typename Values>(const Values& values, std::size_t size) {
    return Values(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(size));
  };
  return {.rows = images.rows,
          .columns = images.columns,
          .pixels = head(images.pixels, kept * images.features()),
          .labels = head(images.labels, std::min(kept, images.labels.size()))};
}

std::size_t usual_test_count(std::size_t count) {
  return std::max<std::size_t>(count / train_images_per_test_image, 1);
}

Dataset split_dataset(std::string name, ImageSet all, std::size_t test_count) {
  check_set(all, name);
  if (all.count() < 2) {
    throw InputError(name +
                     " has 1 image, and splitting it into a training and a test set needs 2");
  }
  if (test_count < 1 || test_count >= all.count()) {
    throw InputError("the test set of " + name + " is to have " + std::to_string(test_count) +
                     " of " + std::to_string(all.count()) +
                     " images, and 1 to all but one were expected");
  }
  std::vector<std::uint32_t> order(all.count());
  std::iota(order.begin(), order.end(), 0U);
  constexpr std::uint64_t seed = 1;
  shuffle(RandomStream(seed, RandomPurpose::selection), order);
  std::array<std::size_t, 256> left = class_shares(all, test_count);
  // The test images come last.
  std::vector<std::uint32_t> arranged(order.size());
  std::size_t train_place = 0;
  std::size_t test_place = order.size() - test_count;
  for (const std::uint32_t index : order) {
    std::size_t& of_class = left[all.labels.empty() ? 0 : all.labels[index]];
    arranged[of_class > 0 ? test_place++ : train_place++] = index;
    if (of_class > 0) --of_class;
  }
  arrange(all, std::move(arranged));
  ImageSet test = last_images(all, test_count);
  all.pixels.resize(all.pixels.size() - test.pixels.size());
  all.labels.resize(all.labels.size() - test.labels.size());
  return make_dataset(std::move(name), std::move(all), std::move(test));
}

Dataset split_dataset(std::string name, ImageSet all) {
  const std::size_t count = all.count();
  constexpr std::size_t all_images = train_images_per_test_image + 1;
  return split_dataset(std::move(name), std::move(all),
                       std::max<std::size_t>((2 * count + all_images) / (2 * all_images), 1));
}

}  // namespace ae
