#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "data/dataset.hpp"

namespace ae {

/// The choice of a part of a data set.
struct DataSelection {
  /// The classes to use; all images where it is empty. The explicit default lets a designated
  /// initializer leave it out.
  std::vector<std::uint8_t> classes = {};  // NOLINT(readability-redundant-member-init)
  std::size_t train_count = 0;             ///< the largest number of training images, or 0 for all
  double test_share =
      0;  ///< the share of the images for a new test set, or 0 for the test set as it is
  std::uint64_t seed = 1;  ///< the seed of the random choices
};

/// Returns the selected images. Where a test share is given, the images of the chosen classes are
/// divided anew at random, with at least one image in each set. Where there are more training
/// images than wanted, the wanted number is drawn at random. Throws InputError if there are no
/// labels to choose classes by, if a class has no image in the training set, or if a set would be
/// empty.
Dataset select(const Dataset& dataset, const DataSelection& selection);

}  // namespace ae
