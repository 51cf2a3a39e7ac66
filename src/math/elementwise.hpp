#pragma once

#include <cstdint>
#include <span>

#include "math/activation.hpp"

namespace ae {

/// Applies the activation to each value, in place.
void activate(Activation activation, std::span<float> values);
void activate(Activation activation, std::span<double> values);

/// Multiplies each gradient by the activation's derivative, which is computed from the activation's
/// output alone; all of these activations allow that. Both spans have the same length.
void multiply_by_derivative(Activation activation, std::span<const float> outputs,
                            std::span<float> gradients);
void multiply_by_derivative(Activation activation, std::span<const double> outputs,
                            std::span<double> gradients);

/// Sets values[i] = bytes[i] / 255, to within 1.25 units in the last place; 255 becomes exactly 1.
/// Both spans have the same length.
void bytes_to_floats(std::span<const std::uint8_t> bytes, std::span<float> values);

}  // namespace ae
