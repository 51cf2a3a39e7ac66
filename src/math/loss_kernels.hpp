#pragma once

#include <span>

#include "math/loss.hpp"

namespace ae {

// For bce the outputs are logits: with the logit x of sigmoid(x) and a target t in [0, 1] an
// element's part is max(x, 0) - x·t + log(1 + exp(-|x|)), which cannot overflow; in float it is
// exact to 1.2e-7 of 1 and the element together.

/// The value of `delta` for the losses that do not use it.
inline constexpr double no_delta = 1;

/// Returns the sum of the loss over all elements, accumulated in double precision in an order that
/// depends on nothing but their number; both spans have the same length. `delta` is Huber's.
double sum_of(Loss loss, std::span<const float> outputs, std::span<const float> targets,
              double delta = no_delta);
double sum_of(Loss loss, std::span<const double> outputs, std::span<const double> targets,
              double delta = no_delta);

/// The same sum; also gradients[i] = scale · d sum / d outputs[i].
double sum_with_gradients(Loss loss, std::span<const float> outputs, std::span<const float> targets,
                          double delta, float scale, std::span<float> gradients);
double sum_with_gradients(Loss loss, std::span<const double> outputs,
                          std::span<const double> targets, double delta, double scale,
                          std::span<double> gradients);

}  // namespace ae
