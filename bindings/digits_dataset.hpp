#pragma once

#include <cstdint>
#include <memory>

#include "data/dataset.hpp"

namespace ae::bindings {

/// Procedural digits to train on, and as test set those that follow in the same sequence;
/// InputError unless both counts are from 1 to a million.
std::unique_ptr<Dataset> digits_dataset(std::uint32_t train_count, std::uint32_t test_count,
                                        double seed);

}  // namespace ae::bindings
