#pragma once

#include <span>

namespace ae {

/// The measure of how an output differs from its target.
///
/// `cross_entropy` is the binary cross-entropy in nats. The output is the logit x of sigmoid(x),
/// the target t is in [0, 1], and an element's part is max(x, 0) - x·t + log(1 + exp(-|x|)), which
/// cannot overflow; in float its error is at most 1.2e-7 times the sum of 1 and the element.
///
/// `huber` (Huber 1964) is half the square of differences up to a delta, and linear beyond it.
enum class Difference { squared_error, absolute_error, huber, cross_entropy };

/// The value of `delta` for the measures that do not use it.
inline constexpr double no_delta = 1;

/// Returns the sum of the difference over all elements, accumulated in double precision in an order
/// that depends on nothing but their number. Both spans have the same length. `delta` is Huber's.
double sum_of(Difference difference, std::span<const float> outputs, std::span<const float> targets,
              double delta = no_delta);
double sum_of(Difference difference, std::span<const double> outputs,
              std::span<const double> targets, double delta = no_delta);

/// Returns the same sum and sets gradients[i] = scale · d sum / d outputs[i]; the gradients may
/// take the place of the outputs.
double sum_with_gradients(Difference difference, std::span<const float> outputs,
                          std::span<const float> targets, double delta, float scale,
                          std::span<float> gradients);
double sum_with_gradients(Difference difference, std::span<const double> outputs,
                          std::span<const double> targets, double delta, double scale,
                          std::span<double> gradients);

}  // namespace ae
