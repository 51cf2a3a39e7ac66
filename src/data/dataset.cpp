#include "data/dataset.hpp"

#include <algorithm>
#include <utility>

#include "base/error.hpp"

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

Dataset split_dataset(std::string name, ImageSet all) {
  check_set(all, name);
  const std::size_t count = all.count();
  if (count < 2) {
    throw InputError(name +
                     " has 1 image, and splitting it into a training and a test set needs 2");
  }
  const auto cut = static_cast<std::ptrdiff_t>(count - usual_test_count(count));
  const auto pixel_cut = cut * static_cast<std::ptrdiff_t>(all.features());
  ImageSet test{all.rows, all.columns, {all.pixels.begin() + pixel_cut, all.pixels.end()}, {}};
  all.pixels.resize(static_cast<std::size_t>(pixel_cut));
  if (!all.labels.empty()) {
    test.labels.assign(all.labels.begin() + cut, all.labels.end());
    all.labels.resize(static_cast<std::size_t>(cut));
  }
  return make_dataset(std::move(name), std::move(all), std::move(test));
}

}  // namespace ae
