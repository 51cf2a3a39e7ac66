#include "analysis/code_sampling.hpp"

#include <cmath>
#include <limits>
#include <utility>

#include "autoencoder/terms/families.hpp"
#include "base/error.hpp"
#include "math/noise.hpp"
#include "math/products.hpp"

namespace ae {
namespace {

/// Returns the lower triangular Cholesky factor of a positive semidefinite matrix. Where a unit's
/// remaining variance is within the rounding of its covariance, its column stays 0.
Matrix<float> cholesky(const Matrix<double>& covariance) {
  constexpr double rounding = 1e-6;
  const Index size = covariance.rows();
  Matrix<double> factor = Matrix<double>::Zero(size, size);
  for (Index column = 0; column < size; ++column) {
    const auto rest = [&](Index row) {
      return covariance(row, column) -
             factor.row(row).head(column).dot(factor.row(column).head(column));
    };
    const double variance = rest(column);
    if (variance <= rounding * covariance(column, column)) continue;
    const double deviation = std::sqrt(variance);
    factor(column, column) = deviation;
    for (Index row = column + 1; row < size; ++row) factor(row, column) = rest(row) / deviation;
  }
  return factor.cast<float>();
}

struct Range {
  float least;
  float most;
};

Range range_of(Activation activation) {
  constexpr float infinity = std::numeric_limits<float>::infinity();
  switch (activation) {
    case Activation::relu:
      return {0, infinity};
    case Activation::elu:
      return {-1, infinity};
    case Activation::tanh:
      return {-1, 1};
    case Activation::sigmoid:
      return {0, 1};
    case Activation::leaky_relu:
    case Activation::linear:
      break;
  }
  return {-infinity, infinity};
}

}  // namespace

CodeGaussian standard_normal_codes(Index units) {
  return {std::vector<float>(static_cast<std::size_t>(units)),
          Matrix<float>::Identity(units, units)};
}

CodeGaussian fitted_codes(const Moments& codes) {
  if (codes.count() == 0) {
    throw InputError("A Gaussian is fitted to at least 1 code, but there are 0.");
  }
  return {{codes.mean().begin(), codes.mean().end()}, cholesky(codes.covariance())};
}

Matrix<float> sample_codes(const CodeGaussian& distribution, Index count, std::uint64_t seed) {
  const Index units = distribution.factor.rows();
  Matrix<float> noise(count, units);
  fill_normal({.seed = seed, .purpose = RandomPurpose::latent_samples},
              {noise.data(), static_cast<std::size_t>(noise.size())});
  Matrix<float> codes(count, units);
  affine({noise.data(), count, units},
         ConstMatrixView<float>(distribution.factor.data(), units, units), distribution.mean.data(),
         Activation::linear, {codes.data(), count, units});
  return codes;
}

void restrict_codes(const ModelConfiguration& model, Matrix<float>& codes) {
  const auto [least, most] = range_of(model.code_activation);
  codes = codes.cwiseMax(least).cwiseMin(most);
  codes = family_traits(model).codes(model, std::move(codes));
}

}  // namespace ae
