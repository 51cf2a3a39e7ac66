#pragma once

#include <cstdint>
#include <span>

#include "math/random.hpp"

namespace ae {

/// Shuffles the values into a random order (Fisher & Yates, in Durstenfeld's form of 1964).
void shuffle(RandomStream random, std::span<std::uint32_t> values);

/// Fills `order` with a permutation of 0 .. order.size()-1 that depends on seed and epoch only.
void shuffled_order(std::uint64_t seed, std::uint32_t epoch, std::span<std::uint32_t> order);

}  // namespace ae
