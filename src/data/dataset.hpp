#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "data/image_set.hpp"

namespace ae {

/// A data set: images to train on, and images to test with, on which nothing is trained.
struct Dataset {
  std::string name;
  ImageSet train;
  ImageSet test;
  /// The names of the classes by their labels, such as Fashion-MNIST's; empty where the labels name
  /// themselves, as digits do. The explicit default lets an initializer leave it out.
  std::vector<std::string> class_names = {};  // NOLINT(readability-redundant-member-init)
};

/// Returns the class's name, or the label as a number where the data set has no name for it.
std::string class_name(const Dataset& dataset, std::uint8_t label);

/// Returns the images with their labels; the names are those of the files they came from. Throws
/// InputError, naming both, when the numbers of labels and of images differ.
ImageSet with_labels(ImageSet images, const std::string& images_name,
                     std::vector<std::uint8_t> labels, const std::string& labels_name);

/// Returns a data set of two sets. Throws InputError unless both sets have at least one image, all
/// images have the same size, and either both sets have a label for every image or neither set has
/// any.
Dataset make_dataset(std::string name, ImageSet train, ImageSet test);

/// Returns the first `count` images with their labels, or all images where there are fewer.
ImageSet first_images(const ImageSet& images, std::size_t count);

/// The number of training images to one test image where nothing else is said, as in MNIST.
inline constexpr std::size_t train_images_per_test_image = 6;

/// Returns the usual number of test images for `count` training images: a sixth, and at least one.
std::size_t usual_test_count(std::size_t count);

/// Returns a data set that holds out `test_count` of the images for testing: of each class its
/// share (by the largest remainders), drawn at random, and both sets in an order that is mixed. The
/// same images are always divided the same way. Throws InputError for fewer than two images, a test
/// count that leaves a set empty, and as make_dataset does.
Dataset split_dataset(std::string name, ImageSet all, std::size_t test_count);

/// Holds out a seventh of the images, rounded, and at least one: the share that MNIST holds out
/// (10,000 of 70,000).
Dataset split_dataset(std::string name, ImageSet all);

}  // namespace ae
