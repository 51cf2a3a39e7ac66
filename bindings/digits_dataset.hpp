#pragma once

#include <cstdint>
#include <memory>

#include "data/dataset.hpp"

namespace ae::bindings {

/// Returns a data set of procedural digits, whose test set follows the training set in the same
/// sequence. Throws InputError unless both counts are from 1 to a million.
std::unique_ptr<Dataset> digits_dataset(std::uint32_t train_count, std::uint32_t test_count,
                                        double seed);

}  // namespace ae::bindings
