#pragma once

#include <cstdint>
#include <vector>

#include "analysis/moments.hpp"
#include "autoencoder/configuration.hpp"
#include "math/matrix.hpp"

namespace ae {

/// A Gaussian distribution of codes, from which new codes are drawn.
struct CodeGaussian {
  std::vector<float> mean;  ///< [code]
  Matrix<float> factor;     ///< [code × code], lower triangular; the covariance is factor · factorᵀ
};

/// Returns the prior of a variational model: independent units with mean 0 and variance 1.
CodeGaussian standard_normal_codes(Index units);

/// Returns the Gaussian with these codes' mean and covariance, its factor by Cholesky's
/// decomposition. The covariance need not have full rank: a unit that is constant, or that the
/// units before it determine, adds nothing random of its own, and a single code gives a
/// distribution that always returns that code. Throws InputError when there are no codes.
CodeGaussian fitted_codes(const Moments& codes);

/// Draws codes from the distribution, [count × code]: mean + factor · standard normal numbers. They
/// depend on the seed only, and the first codes are the same for any count.
Matrix<float> sample_codes(const CodeGaussian& distribution, Index count, std::uint64_t seed);

/// Replaces codes [count × code] by the nearest codes that the model's encoder can produce, because
/// a Gaussian respects neither the range of the code's activation nor that most units of a top-k
/// code are 0.
void restrict_codes(const ModelConfiguration& model, Matrix<float>& codes);

}  // namespace ae
