#pragma once

#include <cstdint>
#include <span>

namespace ae {

/// Fills `order` with a permutation of 0 .. order.size()-1 (Fisher & Yates, in Durstenfeld's form
/// of 1964) that depends on seed and epoch only.
void shuffled_order(std::uint64_t seed, std::uint32_t epoch, std::span<std::uint32_t> order);

}  // namespace ae
