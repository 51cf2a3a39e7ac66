#pragma once

#include <cstdint>
#include <span>

#include "math/activation.hpp"

namespace ae {

/// Applies the activation in place.
void activate(Activation activation, std::span<float> values);
void activate(Activation activation, std::span<double> values);

/// Multiplies `gradients` by the activation's derivative at the point where it gave `outputs`,
/// which all of these activations let one compute from the output alone; both spans have the same
/// length.
void multiply_by_derivative(Activation activation, std::span<const float> outputs,
                            std::span<float> gradients);
void multiply_by_derivative(Activation activation, std::span<const double> outputs,
                            std::span<double> gradients);

/// values[i] = bytes[i] / 255 to within 1.25 ulp, 255 becoming 1 exactly; both have the same
/// length.
void bytes_to_floats(std::span<const std::uint8_t> bytes, std::span<float> values);

}  // namespace ae
