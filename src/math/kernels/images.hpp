#pragma once

#include "math/kernels/vector.hpp"

namespace ae::kernels {

/// Sets values[i] = bytes[i] / 255, in a plain loop that compilers turn into the architecture's own
/// instructions.
template <typename Architecture>
void bytes_to_floats(const std::uint8_t* bytes, float* values, std::size_t size) {
  for (std::size_t i = 0; i < size; ++i) values[i] = static_cast<float>(bytes[i]) * (1.0F / 255.0F);
}

}  // namespace ae::kernels
