#include <cmath>
#include <doctest/doctest.h>
#include <limits>
#include <vector>

#include "analysis/code_sampling.hpp"
#include "analysis/inverse_normal.hpp"
#include "analysis/latent_grid.hpp"
#include "analysis/moments_of.hpp"
#include "base/error.hpp"

namespace {

using ae::Index;
using ae::Matrix;
using ae::Moments;
using ae::view;
using ae::testing::moments_of;

// The distribution function inverted by bisection with 40 digits in mpmath.
TEST_CASE("the inverse normal distribution function has 15 correct digits in centre and tails") {
  const std::pair<double, double> cases[] = {
      {0.975, 1.95996398454005386}, {0.1, -1.28155156554460044},   {0.074, -1.44663206715897851},
      {0.02, -2.05374891063182304}, {0.001, -3.09023230616781354}, {0.99999, 4.26489079392384077},
      {1e-10, -6.3613409024040562}, {1e-100, -21.2734535609653243}};
  for (const auto& [p, x] : cases) {
    CHECK(std::abs(ae::inverse_normal(p) / x - 1) < 1e-15);
  }
  CHECK(ae::inverse_normal(0.5) == 0);
  CHECK(ae::inverse_normal(0) == -std::numeric_limits<double>::infinity());
  CHECK(ae::inverse_normal(1) == std::numeric_limits<double>::infinity());
  CHECK(std::isnan(ae::inverse_normal(-0.1)));
  CHECK(std::isnan(ae::inverse_normal(1.1)));
}

TEST_CASE("a grid over the prior lies as on a map, from its 2nd to its 98th percentile") {
  const Matrix<float> grid = ae::prior_grid(3);
  REQUIRE(grid.rows() == 9);
  constexpr double edge = 2.05374891063182304;
  CHECK(grid(0, 0) == doctest::Approx(-edge));  // top left
  CHECK(grid(0, 1) == doctest::Approx(edge));
  CHECK(grid(4, 0) == doctest::Approx(0));  // the centre
  CHECK(grid(4, 1) == doctest::Approx(0));
  CHECK(grid(5, 0) == doctest::Approx(edge));  // the middle row's right end
  CHECK(grid(5, 1) == doctest::Approx(0));
  CHECK(grid(8, 1) == doctest::Approx(-edge));
  CHECK(ae::prior_grid(1).isZero());
  CHECK_THROWS_AS(ae::prior_grid(0), ae::InputError);
  CHECK_THROWS_AS(ae::prior_grid(101), ae::InputError);
}

// numpy.percentile(values, [2, 34, 66, 98]).
TEST_CASE("a grid over codes lies at each unit's own percentiles") {
  Matrix<float> codes(8, 2);
  const float values[] = {3, -1, 4, 1, -5, 9, 2, 6};
  for (Index i = 0; i < 8; ++i) codes.row(i) << values[i], 10 * values[i];
  const double expected[] = {-4.44, 1.38, 3.62, 8.58};
  const Matrix<float> grid = ae::percentile_grid(view(codes), 4);
  for (Index i = 0; i < 4; ++i) {
    CHECK(grid(i, 0) == doctest::Approx(expected[i]));
    CHECK(grid(4 * i, 1) == doctest::Approx(10 * expected[3 - i]));
  }
  CHECK(ae::percentile_grid(view(codes), 1).isApprox(Eigen::RowVector2f(2.5F, 25)));
  const Matrix<float> one = codes.topRows(1);
  CHECK(ae::percentile_grid(view(one), 2).row(3) == one.row(0));
}

TEST_CASE("a grid is refused where codes have not two units or are not finite") {
  Matrix<float> codes = Matrix<float>::Zero(4, 2);
  CHECK_THROWS_AS(ae::percentile_grid({codes.data(), 2, 4}, 3), ae::InputError);
  CHECK_THROWS_AS(ae::percentile_grid({codes.data(), 0, 2}, 3), ae::InputError);
  codes(2, 1) = std::numeric_limits<float>::infinity();
  CHECK_THROWS_AS(ae::percentile_grid(view(codes), 3), ae::InputError);
}

/// Codes of correlated units: the third is the sum of the others, the fourth never changes.
Matrix<float> degenerate_codes() {
  Matrix<float> codes(40, 4);
  for (Index i = 0; i < 40; ++i) {
    const auto a = static_cast<float>((i * 7) % 13);
    const auto b = static_cast<float>((i * i) % 5) - a / 2;
    codes.row(i) << a, b, a + b, 2.5F;
  }
  return codes;
}

TEST_CASE("a fitted Gaussian has the codes' mean and covariance, of full rank or not") {
  const Moments moments = moments_of(degenerate_codes());
  const ae::CodeGaussian fitted = ae::fitted_codes(moments);
  const Matrix<double> factor = fitted.factor.cast<double>();
  CHECK((factor * factor.transpose()).isApprox(moments.covariance(), 1e-5));
  CHECK(factor.isLowerTriangular());
  CHECK(fitted.mean[3] == 2.5F);

  constexpr Index count = 4000;
  const Matrix<float> samples = ae::sample_codes(fitted, count, 3);
  const Moments sampled = moments_of(samples);
  for (std::size_t i = 0; i < 4; ++i) {
    const auto unit = static_cast<Index>(i);
    const double variance = moments.covariance()(unit, unit);
    // Five standard errors of a mean and of a variance.
    CHECK(std::abs(sampled.mean()[i] - moments.mean()[i]) <= 5 * std::sqrt(variance / count));
    CHECK(std::abs(sampled.covariance()(unit, unit) - variance) <=
          5 * variance * std::sqrt(2.0 / count));
  }
  CHECK((samples.col(0) + samples.col(1) - samples.col(2)).cwiseAbs().maxCoeff() < 0.02F);
  CHECK((samples.col(3).array() == 2.5F).all());
}

TEST_CASE("one code gives that code always") {
  const Matrix<float> one = degenerate_codes().topRows(1);
  const Matrix<float> samples = ae::sample_codes(ae::fitted_codes(moments_of(one)), 5, 1);
  for (Index i = 0; i < 5; ++i) CHECK(samples.row(i) == one.row(0));
  CHECK_THROWS_AS(ae::fitted_codes(Moments(4)), ae::InputError);
}

TEST_CASE("samples of the prior are standard normal and depend on the seed alone") {
  const ae::CodeGaussian prior = ae::standard_normal_codes(3);
  const Matrix<float> samples = ae::sample_codes(prior, 3000, 1);
  const Moments moments = moments_of(samples);
  CHECK((moments.covariance() - Matrix<double>::Identity(3, 3)).cwiseAbs().maxCoeff() < 0.13);
  for (const double mean : moments.mean()) CHECK(std::abs(mean) < 0.1);
  CHECK(ae::sample_codes(prior, 10, 1) == samples.topRows(10));
  CHECK(ae::sample_codes(prior, 10, 2) != samples.topRows(10));
}

TEST_CASE("codes are restricted to what the model's encoder can give") {
  const float values[] = {-3, -0.5F, 0.25F, 2};
  const auto restricted = [&](const ae::ModelConfiguration& model) {
    Matrix<float> codes = Eigen::Map<const Eigen::RowVector4f>(values);
    ae::restrict_codes(model, codes);
    return std::vector<float>(codes.data(), codes.data() + 4);
  };
  using Values = std::vector<float>;
  ae::ModelConfiguration model;
  CHECK(restricted(model) == Values{-3, -0.5F, 0.25F, 2});
  model.code_activation = ae::Activation::relu;
  CHECK(restricted(model) == Values{0, 0, 0.25F, 2});
  model.code_activation = ae::Activation::elu;
  CHECK(restricted(model) == Values{-1, -0.5F, 0.25F, 2});
  model.code_activation = ae::Activation::tanh;
  CHECK(restricted(model) == Values{-1, -0.5F, 0.25F, 1});
  model.code_activation = ae::Activation::sigmoid;
  CHECK(restricted(model) == Values{0, 0, 0.25F, 1});
  model.code_activation = ae::Activation::linear;
  model.family = ae::Family::sparse;
  model.sparsity = {.kind = ae::SparsityKind::topk, .active = 2};
  CHECK(restricted(model) == Values{0, 0, 0.25F, 2});
}

}  // namespace
