#pragma once

namespace ae {

/// Reconstruction losses: squared error, binary cross-entropy in nats, absolute error, and Huber's
/// (1964), which is half the square of errors up to a delta and linear beyond.
enum class Loss { mse, bce, l1, huber };

}  // namespace ae
