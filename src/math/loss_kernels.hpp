#pragma once

#include <span>

namespace ae {

/// How an output differs from its target. In the binary cross-entropy, in nats, the output is the
/// logit x of sigmoid(x), the target t is in [0, 1], and an element's part is
/// max(x, 0) - x·t + log(1 + exp(-|x|)), which cannot overflow; in float it is exact to 1.2e-7 of
/// 1 and the element together.
///
/// Huber's (1964) is half the square of differences up to a delta, and linear beyond.
enum class Difference { squared_error, absolute_error, huber, cross_entropy };

/// Huber's delta where the difference is another.
inline constexpr double no_delta = 1;

/// The sum over all elements, accumulated in double precision in an order that depends on nothing
/// but their number; both spans have the same length. `delta` is Huber's.
double sum_of(Difference difference, std::span<const float> outputs, std::span<const float> targets,
              double delta = no_delta);
double sum_of(Difference difference, std::span<const double> outputs,
              std::span<const double> targets, double delta = no_delta);

/// The same sum; also gradients[i] = scale · d sum / d outputs[i].
double sum_with_gradients(Difference difference, std::span<const float> outputs,
                          std::span<const float> targets, double delta, float scale,
                          std::span<float> gradients);
double sum_with_gradients(Difference difference, std::span<const double> outputs,
                          std::span<const double> targets, double delta, double scale,
                          std::span<double> gradients);

}  // namespace ae
