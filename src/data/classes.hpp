#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "data/dataset.hpp"

namespace ae {

/// Returns the labels that occur among the images, each once, in ascending order.
std::vector<std::uint8_t> classes_of(const ImageSet& images);

/// Throws InputError if the images have no labels, or if one of the classes has no image in the
/// training set.
void require_classes(const Dataset& dataset, std::span<const std::uint8_t> classes);

/// Returns only the images of these classes, in their order; there may be none.
ImageSet with_classes(const ImageSet& images, std::span<const std::uint8_t> classes);

/// Returns both sets with only the images of these classes. Throws InputError if there are no
/// labels, if one of the classes has no image in the training set, or if none of them has one in
/// the test set.
Dataset with_classes(const Dataset& dataset, std::span<const std::uint8_t> classes);

/// Returns both sets without the images of these classes. Throws InputError if there are no labels,
/// if one of the classes has no image in the training set, or if no image is left in either set.
Dataset without_classes(const Dataset& dataset, std::span<const std::uint8_t> classes);

}  // namespace ae
