#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "data/dataset.hpp"

namespace ae {

/// The most procedural digits that a set has.
inline constexpr std::size_t maximum_digits = 1'000'000;

/// Procedural digits to train on, and as test set those that follow in the same sequence.
/// InputError unless both counts are from 1 to maximum_digits.
Dataset digits_dataset(std::string name, std::size_t train_count, std::size_t test_count,
                       std::uint64_t seed);

}  // namespace ae
