#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "data/dataset.hpp"

namespace ae {

/// What of a data set is to be used.
struct DataSelection {
  /// None: all images. It says its default, so that a designated initializer may leave it out.
  std::vector<std::uint8_t> classes = {};  // NOLINT(readability-redundant-member-init)
  std::size_t train_count = 0;             ///< so many training images at most; 0: all
  double test_share = 0;   ///< of the images, for a new test set; 0: the test set as it is
  std::uint64_t seed = 1;  ///< of what is drawn
};

/// The selected images. Those of the classes are divided anew, at random, where there is a share:
/// at least one image is in each set. Of more training images than wanted so many are drawn at
/// random. InputError if there are no labels to choose classes by, if a class has no image, or if a
/// set would be empty.
Dataset select(const Dataset& dataset, const DataSelection& selection);

}  // namespace ae
