#pragma once

#include "math/matrix.hpp"

namespace ae {

// The code of a variational autoencoder (Kingma & Welling 2014): for each image the mean and the
// log variance of a Gaussian with independent units, beside each other in one row
// [batch × 2 · code].

/// samples [batch × code] = mean + exp(log_variance / 2) · noise, equation 10 of that paper;
/// `noise` [batch × code] is standard normal.
template <typename T>
void sample_codes(const ConstMatrixView<T>& distributions, const ConstMatrixView<T>& noise,
                  MatrixView<T> samples);

/// The mean over images of the Kullback-Leibler divergence of their Gaussians from the standard
/// normal one, in nats: ½ Σ (mean² + exp(log_variance) - 1 - log_variance), appendix B.
template <typename T>
double kl_divergence(const ConstMatrixView<T>& distributions);

/// gradients [batch × 2 · code] = d (loss + beta · kl_divergence) / d distributions, where
/// `sample_gradients` [batch × code] is d loss / d samples.
template <typename T>
void gaussian_code_gradients(double beta, const ConstMatrixView<T>& distributions,
                             const ConstMatrixView<T>& noise,
                             const ConstMatrixView<T>& sample_gradients, MatrixView<T> gradients);

}  // namespace ae
