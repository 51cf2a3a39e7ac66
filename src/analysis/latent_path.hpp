#pragma once

#include <span>

#include "math/matrix.hpp"

namespace ae {

/// The straight walk between two codes, z(t) = (1 - t) · from + t · to for t = 0 .. 1 in `steps`
/// equal steps (at least 2): [steps × code]. InputError if the codes' sizes differ.
Matrix<float> interpolate_codes(std::span<const float> from, std::span<const float> to,
                                Index steps);

}  // namespace ae
