#pragma once

#include <span>

namespace ae {

/// How an output differs from its target. In the binary cross-entropy, in nats, the output is the
/// logit x of sigmoid(x), the target t is in [0, 1], and an element's part is
/// max(x, 0) - x·t + log(1 + exp(-|x|)), which cannot overflow; in float it is exact to 1.2e-7 of
/// 1 and the element together.
enum class Difference { squared_error, absolute_error, cross_entropy };

/// The sum over all elements, accumulated in double precision in an order that depends on nothing
/// but their number; both spans have the same length.
double sum_of(Difference difference, std::span<const float> outputs,
              std::span<const float> targets);
double sum_of(Difference difference, std::span<const double> outputs,
              std::span<const double> targets);

/// The same sum; also gradients[i] = scale · d sum / d outputs[i].
double sum_with_gradients(Difference difference, std::span<const float> outputs,
                          std::span<const float> targets, float scale, std::span<float> gradients);
double sum_with_gradients(Difference difference, std::span<const double> outputs,
                          std::span<const double> targets, double scale,
                          std::span<double> gradients);

}  // namespace ae
