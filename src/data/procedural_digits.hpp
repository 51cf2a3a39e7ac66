#pragma once

#include <cstddef>
#include <cstdint>

#include "data/image_set.hpp"

namespace ae {

/// Draws `count` procedural digits, [28 × 28] each: pen strokes through skeletons of the ways in
/// which people write 0 to 9, in a random hand (slant, aspect, pen width, stray points, a smooth
/// bend), fitted into 20x20 and centred by mass in 28x28 as MNIST's digits were. The labels are 0
/// to 9, each about a tenth.
///
/// The image with index `first` + i depends on that index and the seed only, so that any part of
/// the endless sequence can be made alone. The bytes are the same on every machine, because only
/// operations that IEEE 754 rounds exactly are used and the compiler makes no fused multiply-adds
/// (-ffp-contract=off).
ImageSet procedural_digits(std::size_t count, std::uint64_t seed, std::size_t first = 0);

}  // namespace ae
