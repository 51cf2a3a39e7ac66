#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "data/dataset.hpp"

namespace ae {

/// The labels that occur among the images, each once, in ascending order.
std::vector<std::uint8_t> classes_of(const ImageSet& images);

/// InputError if there are no labels, or if a class has no image in the training set.
void require_classes(const Dataset& dataset, std::span<const std::uint8_t> classes);

/// The images of these classes alone, in their order; none, where there are none.
ImageSet with_classes(const ImageSet& images, std::span<const std::uint8_t> classes);

/// Both sets with the images of these classes alone. InputError if there are no labels, if a class
/// has no image in the training set, or if none of them has one in the test set.
Dataset with_classes(const Dataset& dataset, std::span<const std::uint8_t> classes);

/// Both sets without the images of these classes; InputError if there are no labels, if a class has
/// no image in the training set, or if no image is left in either set.
Dataset without_classes(const Dataset& dataset, std::span<const std::uint8_t> classes);

}  // namespace ae
