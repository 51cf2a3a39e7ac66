#pragma once

#include <cstdint>
#include <vector>

#include "analysis/moments.hpp"
#include "autoencoder/configuration.hpp"
#include "math/matrix.hpp"

namespace ae {

/// A Gaussian over codes, from which new ones are drawn.
struct CodeGaussian {
  std::vector<float> mean;  ///< [code]
  Matrix<float> factor;  ///< [code × code], lower triangular; times its transpose, the covariance
};

/// The prior of a variational model: mean 0, variance 1, units independent.
CodeGaussian standard_normal_codes(Index units);

/// The Gaussian with these codes' mean and covariance, its factor by Cholesky's decomposition. A
/// covariance that is not of full rank is no error: a unit that is constant, or that the units
/// before it determine, adds nothing random of its own, and one code gives that code always.
/// InputError without codes.
CodeGaussian fitted_codes(const Moments& codes);

/// Codes drawn from it, [count × code]: mean + factor · standard normal numbers. They depend on the
/// seed alone, and fewer codes are the first of more.
Matrix<float> sample_codes(const CodeGaussian& distribution, Index count, std::uint64_t seed);

/// Turns codes [count × code] into the nearest ones that the model's encoder can give: a Gaussian
/// knows nothing of the range of the code's activation, nor that a top-k code is mostly 0.
void restrict_codes(const ModelConfiguration& model, Matrix<float>& codes);

}  // namespace ae
