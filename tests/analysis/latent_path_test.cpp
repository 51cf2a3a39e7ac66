#include "analysis/latent_path.hpp"

#include <cmath>
#include <doctest/doctest.h>
#include <limits>
#include <vector>

#include "base/error.hpp"

namespace {

using ae::Index;
using ae::LatentPath;
using ae::Matrix;

Matrix<float> path(LatentPath kind, std::vector<std::vector<float>> points, Index steps) {
  Matrix<float> rows(static_cast<Index>(points.size()), static_cast<Index>(points.front().size()));
  for (Index i = 0; i < rows.rows(); ++i) {
    for (Index j = 0; j < rows.cols(); ++j) {
      rows(i, j) = points[static_cast<std::size_t>(i)][static_cast<std::size_t>(j)];
    }
  }
  return ae::latent_path(kind, {rows.data(), rows.rows(), rows.cols()}, steps);
}

void check_row(const Matrix<float>& codes, Index row, const std::vector<double>& expected) {
  CAPTURE(row);
  REQUIRE(codes.cols() == static_cast<Index>(expected.size()));
  for (std::size_t i = 0; i < expected.size(); ++i) {
    CAPTURE(i);
    CHECK(codes(row, static_cast<Index>(i)) == doctest::Approx(expected[i]).epsilon(1e-6));
  }
}

constexpr LatentPath every_kind[] = {LatentPath::linear, LatentPath::spherical, LatentPath::curve};

TEST_CASE("a path meets every point exactly, whatever its kind") {
  const std::vector<std::vector<float>> points = {
      {0.1F, 0.7F}, {1, 2.3F}, {1, 2.3F}, {4, -1}, {-0.3F, 0.3F}};
  for (const LatentPath kind : every_kind) {
    for (const Index steps : {5, 6, 16, 101}) {
      CAPTURE(steps);
      const Matrix<float> codes = path(kind, points, steps);
      REQUIRE(codes.rows() == steps);
      CHECK(codes.allFinite());
      for (Index p = 0; p < 5; ++p) {
        const auto step = std::lround(static_cast<double>(p * (steps - 1)) / 4.0);
        CHECK(codes(step, 0) == points[static_cast<std::size_t>(p)][0]);
        CHECK(codes(step, 1) == points[static_cast<std::size_t>(p)][1]);
      }
    }
  }
}

TEST_CASE("the linear path goes straight on in equal steps") {
  const Matrix<float> codes = path(LatentPath::linear, {{1, -2}, {3, 6}, {3, 0}}, 9);
  check_row(codes, 1, {1.5, 0});
  check_row(codes, 3, {2.5, 4});
  check_row(codes, 6, {3, 3});
}

// By Shoemake's formula, sin((1-t) w)/sin(w) a + sin(t w)/sin(w) b, in NumPy.
TEST_CASE("the spherical path between codes of one length is Shoemake's slerp") {
  const Matrix<float> codes = path(LatentPath::spherical, {{1, 2, 2}, {-2, 1, 2}}, 5);
  check_row(codes, 1, {0.21401693, 1.95744026, 2.26332154});
  check_row(codes, 2, {-0.58834841, 1.76504522, 2.35339362});
  check_row(codes, 3, {-1.3456777, 1.43754205, 2.26332154});
}

TEST_CASE("the spherical path turns evenly and its length goes evenly") {
  const Matrix<float> codes = path(LatentPath::spherical, {{3, 0}, {0, 1}}, 4);
  check_row(codes, 1, {7.0 / 3 * std::cos(M_PI / 6), 7.0 / 3 * 0.5});
  check_row(codes, 2, {5.0 / 3 * 0.5, 5.0 / 3 * std::cos(M_PI / 6)});
}

TEST_CASE("the spherical path is straight between parallel codes and from zero") {
  check_row(path(LatentPath::spherical, {{1, 2}, {2, 4}}, 3), 1, {1.5, 3});
  check_row(path(LatentPath::spherical, {{1, 2}, {1, 2}}, 3), 1, {1, 2});
  check_row(path(LatentPath::spherical, {{0, 0}, {2, 4}}, 5), 1, {0.5, 1});
  check_row(path(LatentPath::spherical, {{0, 0}, {0, 0}}, 3), 1, {0, 0});
}

TEST_CASE("the spherical path between opposite codes turns through the axis least reached") {
  const Matrix<float> codes = path(LatentPath::spherical, {{3, 0, 4}, {-6, 0, -8}}, 3);
  check_row(codes, 1, {0, 7.5, 0});
  // One unit: there is nowhere to turn.
  check_row(path(LatentPath::spherical, {{-1}, {3}}, 5), 2, {1});
}

// By the recursion of Barry & Goldman with knots at the sums of the square roots of the distances,
// in NumPy; the points beyond the ends are the mirror images of their neighbours.
TEST_CASE("the curve is the centripetal Catmull-Rom spline") {
  const Matrix<float> codes = path(LatentPath::curve, {{0, 0}, {1, 2}, {4, 1}, {5, -2}}, 10);
  check_row(codes, 1, {0.28181158, 0.76279132});
  check_row(codes, 2, {0.56362315, 1.52558264});
  check_row(codes, 4, {1.92834854, 2.01262231});
  check_row(codes, 5, {3.07528538, 1.61742227});
  check_row(codes, 7, {4.48148148, 0.14814815});
  check_row(codes, 8, {4.74074074, -0.92592593});
}

TEST_CASE("the curve through two points is straight, and rests where a point is repeated") {
  check_row(path(LatentPath::curve, {{0, 4}, {4, 0}}, 5), 1, {1, 3});
  const Matrix<float> codes = path(LatentPath::curve, {{0, 4}, {4, 0}, {4, 0}, {0, 4}}, 13);
  check_row(codes, 2, {2, 2});
  for (Index step = 4; step <= 8; ++step) check_row(codes, step, {4, 0});
  check_row(codes, 10, {2, 2});
}

TEST_CASE("codes at the ends of what a float holds give finite paths") {
  constexpr float most = std::numeric_limits<float>::max();
  constexpr float least = std::numeric_limits<float>::denorm_min();
  for (const LatentPath kind : every_kind) {
    CHECK(path(kind, {{most, 0}, {-most / 2, most / 2}, {0, least}, {least, 0}}, 40).allFinite());
  }
}

TEST_CASE("what is no path is refused") {
  const auto kind = LatentPath::curve;
  CHECK_THROWS_WITH_AS(path(kind, {{1, 2}}, 5), "A path needs at least 2 points, but 1 was given.",
                       ae::InputError);
  CHECK_THROWS_AS(path(kind, {{1}, {2}, {3}}, 2), ae::InputError);
  CHECK_THROWS_AS(path(kind, {{1}, {2}}, 100'001), ae::InputError);
  CHECK_THROWS_AS(path(kind, {{1}, {std::nanf("")}}, 5), ae::InputError);
}

}  // namespace
