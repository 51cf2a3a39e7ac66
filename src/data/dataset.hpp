#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "data/image_set.hpp"

namespace ae {

/// Images to train on and images, never trained on, to test with.
struct Dataset {
  std::string name;
  ImageSet train;
  ImageSet test;
};

/// The images with their labels; the names are those of the files they came from.
/// Throws InputError, naming both, when there are not as many labels as images.
ImageSet with_labels(ImageSet images, const std::string& images_name,
                     std::vector<std::uint8_t> labels, const std::string& labels_name);

/// Throws InputError unless both sets have at least one image, all images are of one size, and
/// either both sets have a label for every image or neither has any.
Dataset make_dataset(std::string name, ImageSet train, ImageSet test);

/// The first `count` images with their labels, or all where there are fewer.
ImageSet first_images(const ImageSet& images, std::size_t count);

/// Training images to one test image where nothing else is said: as many as MNIST has.
inline constexpr std::size_t train_images_per_test_image = 6;

/// The share of all images that are for testing then.
inline constexpr double usual_test_share = 1.0 / (train_images_per_test_image + 1);

/// A sixth of `count`, and at least one: the test images beside so many training images, where
/// nothing else is said.
std::size_t usual_test_count(std::size_t count);

/// Holds out the last usual_test_count() of the images for testing, about the share that MNIST
/// holds out (10,000 of 70,000). Throws InputError for fewer than two images, and as make_dataset
/// does.
Dataset split_dataset(std::string name, ImageSet all);

}  // namespace ae
