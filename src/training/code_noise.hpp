#pragma once

#include <cstdint>
#include <span>

#include "math/matrix.hpp"

namespace ae {

/// Fills row i of `noise` with the standard normal numbers of sample `samples[i]`; they depend on
/// (seed, epoch, sample) and the column only.
void draw_code_noise(std::uint64_t seed, std::uint32_t epoch,
                     std::span<const std::uint32_t> samples, MatrixView<float> noise);

}  // namespace ae
