#pragma once

#include <cstddef>
#include <cstdint>

#include "data/image_set.hpp"

namespace ae {

/// Draws `count` procedural digits: pen strokes through skeletons of the ways people write 0-9, in
/// a random hand (slant, aspect, pen width, stray points, a smooth bend), then fitted into 20x20
/// and centred by mass in 28x28 as MNIST's were. Labels are 0-9, each about a tenth. Image `first`
/// + i depends on that index and the seed only, so that any part of the endless sequence can be
/// made alone. Compiled without fused multiply-adds (-ffp-contract=off), the bytes are the same on
/// every machine: only operations that IEEE 754 rounds exactly are used.
ImageSet procedural_digits(std::size_t count, std::uint64_t seed, std::size_t first = 0);

}  // namespace ae
