#include "analysis/pca.hpp"

#include <cmath>
#include <doctest/doctest.h>
#include <limits>
#include <vector>

#include "analysis/image_quality.hpp"
#include "analysis/moments_of.hpp"
#include "base/error.hpp"

namespace {

using ae::Index;
using ae::Matrix;
using ae::Moments;
using ae::PrincipalComponents;
using ae::view;
using ae::testing::moments_of;

/// Seven small images.
Matrix<float> images() {
  Matrix<float> rows(7, 4);
  for (Index i = 0; i < 7; ++i) {
    for (Index j = 0; j < 4; ++j) {
      rows(i, j) = static_cast<float>((7 * i + 3 * j * j + i * i * j) % 11) / 10;
    }
  }
  return rows;
}

// numpy.cov and numpy.linalg.eigh of the same images; the variances also from numpy.linalg.svd.
TEST_CASE("principal components agree with NumPy's") {
  const double variances[] = {0.27363993, 0.08792261};
  const double components[2][4] = {{-0.5968437, 0.60521203, -0.49736216, 0.17357094},
                                   {0.36822188, -0.30852957, -0.59122635, 0.64782217}};
  const double coordinates[7][2] = {{0.47735972, 0.08798709},   {-0.58697753, -0.15858465},
                                    {0.7913834, 0.24161182},    {-0.53003652, 0.4531609},
                                    {-0.14678468, -0.05147517}, {0.26270726, -0.4656144},
                                    {-0.26765165, -0.10708558}};
  const PrincipalComponents pca = ae::principal_components(moments_of(images()), 2);
  CHECK(pca.total_variance == doctest::Approx(0.490952380952381).epsilon(1e-6));
  CHECK(pca.explained_share() == doctest::Approx(0.7364513435394062).epsilon(1e-6));
  CHECK(pca.mean[2] == doctest::Approx(0.55714286).epsilon(1e-6));
  const Matrix<float> projected = pca.project(view(images()));
  for (Index k = 0; k < 2; ++k) {
    CHECK(pca.explained_variance[static_cast<std::size_t>(k)] ==
          doctest::Approx(variances[k]).epsilon(1e-6));
    for (Index j = 0; j < 4; ++j) {
      CHECK(pca.components(k, j) == doctest::Approx(components[k][j]).epsilon(1e-5));
    }
    for (Index i = 0; i < 7; ++i) {
      CHECK(projected(i, k) == doctest::Approx(coordinates[i][k]).epsilon(1e-5));
    }
  }
  double mse = 0;
  const Matrix<float> reconstructed = pca.reconstruct(view(projected));
  for (const float error : ae::reconstruction_errors(view(images()), view(reconstructed))) {
    mse += static_cast<double>(error) / 7;
  }
  CHECK(mse == doctest::Approx(0.027726394368456357).epsilon(1e-5));
}

TEST_CASE("as many components as pixels give the images back") {
  const PrincipalComponents pca = ae::principal_components(moments_of(images()), 4);
  CHECK(pca.explained_share() == doctest::Approx(1.0));
  const Matrix<float> projected = pca.project(view(images()));
  CHECK((pca.reconstruct(view(projected)) - images()).cwiseAbs().maxCoeff() < 1e-6F);
  CHECK_THROWS_WITH_AS(ae::principal_components(moments_of(images()), 5),
                       "The number of principal components is 5, but must be from 1 to 4, the "
                       "number of values of an image.",
                       ae::InputError);
  CHECK_THROWS_AS(ae::principal_components(moments_of(images()), 0), ae::InputError);
}

TEST_CASE("one image and all-black images have components that explain nothing") {
  for (const Matrix<float>& rows :
       {Matrix<float>(images().topRows(1)), Matrix<float>(Matrix<float>::Zero(5, 4))}) {
    const PrincipalComponents pca = ae::principal_components(moments_of(rows), 3);
    CHECK(pca.total_variance == 0);
    CHECK(pca.explained_share() == 1);
    CHECK((pca.components * pca.components.transpose()).isIdentity(1e-6F));
    const Matrix<float> projected = pca.project(view(rows));
    CHECK((pca.reconstruct(view(projected)) - rows).cwiseAbs().maxCoeff() < 1e-6F);
  }
}

/// Rows whose two columns are far from 0 beside their spread.
Matrix<float> distant_rows(Index count) {
  Matrix<float> rows(count, 3);
  for (Index i = 0; i < count; ++i) {
    rows(i, 0) = 1000.0F + static_cast<float>(i % 7) / 8;
    rows(i, 1) = -500.0F + static_cast<float>((i * i) % 11) / 16;
    rows(i, 2) = static_cast<float>(i);
  }
  return rows;
}

TEST_CASE("moments far from zero, of more rows than a portion, are exact however rows are given") {
  constexpr Index count = 2500;
  const Matrix<double> rows = distant_rows(count).cast<double>();
  const Eigen::RowVectorXd mean = rows.colwise().mean();
  const Matrix<double> centred = rows.rowwise() - mean;
  const Matrix<double> expected = centred.transpose() * centred / (count - 1.0);

  const Moments at_once = moments_of(distant_rows(count));
  Moments in_parts(3);
  const Matrix<float> floats = distant_rows(count);
  for (Index first = 0; first < count; first += 613) {
    const Index rows_now = std::min<Index>(613, count - first);
    in_parts.add({floats.data() + first * 3, rows_now, 3});
  }
  for (const Moments& moments : {at_once, in_parts}) {
    CHECK(moments.count() == count);
    const Matrix<double> covariance = moments.covariance();
    for (Index i = 0; i < 3; ++i) {
      CHECK(moments.mean()[static_cast<std::size_t>(i)] == doctest::Approx(mean[i]).epsilon(1e-12));
      for (Index j = 0; j < 3; ++j) {
        const double scale = std::sqrt(expected(i, i) * expected(j, j));
        CHECK(std::abs(covariance(i, j) - expected(i, j)) < 5e-6 * scale);
      }
    }
  }
}

TEST_CASE("moments of rows that are no numbers, or of another width, are refused") {
  Matrix<float> rows = images();
  Moments moments(4);
  CHECK_THROWS_AS(moments.add({rows.data(), 4, 3}), ae::InputError);
  for (const float wrong : {std::nanf(""), std::numeric_limits<float>::infinity(), -1e18F}) {
    rows(5, 2) = wrong;
    try {
      moments.add(view(rows));
      CHECK(false);
    } catch (const ae::InputError& error) {
      CHECK(std::string(error.what()).starts_with("Row 5 holds "));
    }
  }
  CHECK(moments.count() == 0);
  CHECK_THROWS_AS(ae::principal_components(moments, 1), ae::InputError);
  CHECK_THROWS_AS(Moments(0), ae::InputError);
  CHECK_THROWS_AS(Moments(4097), ae::InputError);
}

}  // namespace
