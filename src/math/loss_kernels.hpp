#pragma once

#include <span>

namespace ae {

/// Sums over elements, accumulated in double precision, for the reconstruction losses;
/// instantiated for float and double. Both spans have the same length.

/// Σ (outputs - targets)²
template <typename T>
double sum_of_squared_errors(std::span<const T> outputs, std::span<const T> targets);

/// Σ |outputs - targets|
template <typename T>
double sum_of_absolute_errors(std::span<const T> outputs, std::span<const T> targets);

/// Binary cross-entropy of sigmoid(logits) against targets in [0, 1], in nats:
/// Σ max(x, 0) - x·t + log(1 + exp(-|x|)), which neither overflows nor loses a saturated pixel.
template <typename T>
double sum_of_cross_entropies(std::span<const T> logits, std::span<const T> targets);

/// outputs becomes scale · (outputs - targets).
template <typename T>
void scaled_difference(std::span<T> outputs, std::span<const T> targets, T scale);

/// outputs becomes scale · sign(outputs - targets).
template <typename T>
void scaled_sign_of_difference(std::span<T> outputs, std::span<const T> targets, T scale);

}  // namespace ae
