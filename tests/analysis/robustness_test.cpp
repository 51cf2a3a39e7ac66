#include "analysis/robustness.hpp"

#include <cmath>
#include <doctest/doctest.h>
#include <limits>

#include "analysis/image_transforms.hpp"
#include "base/error.hpp"
#include "training/evaluation.hpp"

namespace {

using namespace ae;

Matrix<float> moved(const Matrix<float>& image, const PixelOrigin& origin,
                    const std::array<Index, 2>& size = {3, 3}) {
  return transformed({image.data(), image.rows(), image.cols()}, size, origin);
}

/// A smooth bump of 28 x 28 pixels whose middle is at `row` and `column`, as a row.
Matrix<float> bump(double row, double column) {
  Matrix<float> image(1, 28 * 28);
  for (Index i = 0; i < image.cols(); ++i) {
    const double y = static_cast<double>(i / 28) - row;
    const double x = static_cast<double>(i % 28) - column;
    image(0, i) = static_cast<float>(std::exp(-(y * y + x * x) / 6));
  }
  return image;
}

constexpr std::array<Index, 2> side_28 = {28, 28};

/// The middle of an image's brightness: row and column.
std::array<double, 2> middle_of(const Matrix<float>& image) {
  double sum = 0;
  std::array<double, 2> moment = {0, 0};
  for (Index i = 0; i < image.cols(); ++i) {
    const double value = static_cast<double>(image(0, i));
    sum += value;
    moment[0] += value * static_cast<double>(i / 28);
    moment[1] += value * static_cast<double>(i % 28);
  }
  return {moment[0] / sum, moment[1] / sum};
}

void check_middle(const PixelOrigin& origin, std::array<double, 2> expected) {
  const auto found = middle_of(moved(bump(10, 15), origin, side_28));
  CHECK(found[0] == doctest::Approx(expected[0]).epsilon(1e-4));
  CHECK(found[1] == doctest::Approx(expected[1]).epsilon(1e-4));
}

TEST_CASE("image transforms: turns go counter-clockwise about the middle") {
  // The bump is 3.5 above the middle, at (13.5, 13.5), and 1.5 to the right of it.
  check_middle(rotation(side_28, 0), {10, 15});
  check_middle(rotation(side_28, 90), {13.5 - 1.5, 13.5 - 3.5});
  check_middle(rotation(side_28, -90), {13.5 + 1.5, 13.5 + 3.5});
  check_middle(rotation(side_28, 180), {17, 12});
  const double share = std::sqrt(0.5);
  check_middle(rotation(side_28, 45), {13.5 - share * (3.5 + 1.5), 13.5 + share * (1.5 - 3.5)});
}

TEST_CASE("image transforms: shifts and reflections") {
  check_middle(shift(0, 1), {10, 16});
  check_middle(shift(-2.5, 0.25), {7.5, 15.25});
  check_middle(horizontal_reflection(side_28), {10, 12});
  check_middle(vertical_reflection(side_28), {17, 15});
  CHECK(moved(bump(10, 15), shift(0, 1e300), side_28).isZero());
  CHECK(moved(bump(10, 15), shift(0, 30), side_28).isZero());
}

TEST_CASE("image transforms: a pixel spreads to its neighbours by the weights of the spline") {
  Matrix<float> one = Matrix<float>::Zero(1, 9);
  one(0, 4) = 64;
  CHECK(moved(one, shift(0, 0)) == Matrix<float>{{1, 6, 1, 6, 36, 6, 1, 6, 1}});
  // Half a pixel on, it is in the middle between two pixels.
  CHECK(moved(one, shift(0, 0.5)) == Matrix<float>{{0, 4, 4, 0, 24, 24, 0, 4, 4}});
}

TEST_CASE("image transforms: images are equally sharp whatever they are turned or shifted by") {
  const Matrix<float> image = bump(12.5, 14.25);
  const double sharpness =
      static_cast<double>(moved(image, rotation(side_28, 0), side_28).squaredNorm());
  for (const double degrees : {0.5, 3.0, 10.0, 37.0, 45.0, 90.0}) {
    const Matrix<float> turned = moved(image, rotation(side_28, degrees), side_28);
    CHECK(static_cast<double>(turned.squaredNorm()) == doctest::Approx(sharpness).epsilon(3e-3));
  }
  for (const double pixels : {0.1, 0.25, 0.5, 1.0}) {
    const Matrix<float> shifted = moved(image, shift(pixels, pixels), side_28);
    CHECK(static_cast<double>(shifted.squaredNorm()) == doctest::Approx(sharpness).epsilon(3e-3));
  }
}

/// A linear model of 2 x 2 pixels whose encoder and decoder multiply by `factor`.
Autoencoder scaling_model(float factor) {
  ModelConfiguration model;
  model.input = {2, 2};
  model.encoder = {};
  model.code = 4;
  model.output_activation = Activation::linear;
  Autoencoder result(model, 1);
  std::ranges::fill(result.parameters(), 0.0F);
  for (std::size_t i = 0; i < 4; ++i) {
    result.parameters()[5 * i] = factor;
    result.parameters()[20 + 5 * i] = factor;
  }
  return result;
}

const ImageSet two_images{
    .rows = 2, .columns = 2, .pixels = {255, 0, 51, 0, 0, 255, 255, 102}, .labels = {}};

TEST_CASE("robustness: a model that gives back its input errs by nothing, at every angle") {
  std::vector<Distortion> turns;
  for (int degrees = -90; degrees <= 90; degrees += 5) {
    turns.push_back({DistortionKind::rotation, static_cast<double>(degrees)});
  }
  const auto curve = robustness(scaling_model(1), two_images, turns, 1);
  REQUIRE(curve.size() == 37);
  for (const auto& point : curve) CHECK(point.mse < 1e-3);
}

TEST_CASE("robustness: distorted images can be had as the model is given them") {
  using enum DistortionKind;
  const std::array<Index, 2> size = {3, 3};
  const Matrix<float> images = Matrix<float>::Random(3, 9).cwiseAbs();
  const ConstMatrixView<float> all(images.data(), 3, 9);
  CHECK(distorted(all, size, {rotation, 30}, 1) == moved(images, ae::rotation(size, 30)));
  CHECK(distorted(all, size, {horizontal_reflection, 0}, 1) ==
        moved(images, ae::horizontal_reflection(size)));
  const Matrix<float> noisy = distorted(all, size, {noise, 0.3}, 7);
  CHECK(noisy != images);
  CHECK(noisy == distorted(all, size, {noise, 0.3}, 7));
  // The noise goes with the image's index in the test set.
  const ConstMatrixView<float> last(images.data() + 9, 2, 9);
  CHECK(distorted(last, size, {noise, 0.3}, 7, 1) == noisy.bottomRows(2));
  CHECK_THROWS_AS(distorted(all, size, {noise, -1}, 7), InputError);
}

TEST_CASE("robustness: distorted images are compared with what the model makes of them") {
  using enum DistortionKind;
  const std::vector<Distortion> distortions = {
      {rotation, 90}, {vertical_shift, 1}, {horizontal_shift, 3}, {vertical_reflection, 0}};
  for (const auto& point : robustness(scaling_model(1), two_images, distortions, 1)) {
    CHECK(point.mse == doctest::Approx(0));
  }
  // A model that draws nothing errs by what is there.
  const Matrix<float> images{{1, 0, 0.2F, 0}, {0, 1, 1, 0.4F}};
  const auto there = [&](const PixelOrigin& origin) {
    return static_cast<double>(moved(images, origin, {2, 2}).squaredNorm()) / 8;
  };
  const auto blank = robustness(scaling_model(0), two_images, distortions, 1);
  CHECK(blank[0].mse == doctest::Approx(there(ae::rotation({2, 2}, 90))));
  CHECK(blank[1].mse == doctest::Approx(there(shift(1, 0))));
  CHECK(blank[2].mse == 0);
  CHECK(blank[3].distortion.kind == vertical_reflection);
  CHECK(blank[3].mse == doctest::Approx(there(ae::vertical_reflection({2, 2}))));
  const double of_first = robustness(scaling_model(0), two_images, distortions, 1, 1)[0].mse;
  CHECK(of_first > 0);
  CHECK(of_first < blank[0].mse);
}

TEST_CASE("robustness: an exact model errs by nothing at any angle and shift, 0 as well") {
  using enum DistortionKind;
  std::vector<Distortion> distortions;
  for (const double amount : {-90.0, -10.0, -0.5, 0.0, 0.5, 3.0, 10.0, 45.0}) {
    for (const DistortionKind kind : {rotation, horizontal_shift, vertical_shift}) {
      distortions.push_back({kind, amount});
    }
  }
  for (const auto& point : robustness(scaling_model(1), two_images, distortions, 1)) {
    CHECK(point.mse < 1e-3);
  }
}

TEST_CASE("robustness: against noise it is the evaluation's figure for the same seed") {
  TrainingConfiguration training;
  training.seed = 5;
  training.corruption = {.kind = CorruptionKind::gaussian, .amount = 0.4};
  const Autoencoder model = scaling_model(0.9F);
  const auto curve =
      robustness(model, two_images, {{DistortionKind::noise, 0.4}, {DistortionKind::noise, 0}}, 5);
  const Evaluation evaluation = evaluate(model, two_images, training);
  CHECK(curve[0].mse == doctest::Approx(*evaluation.denoised_mse));
  CHECK(curve[1].mse == doctest::Approx(evaluation.mse));
  CHECK(curve[0].mse > 2 * curve[1].mse);
}

TEST_CASE("robustness: whatever reconstructs is measured as a model is") {
  const std::vector<Distortion> distortions = {{DistortionKind::rotation, 90},
                                               {DistortionKind::noise, 0.3}};
  const Reconstruct scaled = [](const ConstMatrixView<float>& images) {
    return Matrix<float>{images * 0.25F};
  };
  const auto curve = robustness(scaled, two_images, distortions, 3);
  const auto of_model = robustness(scaling_model(0.5F), two_images, distortions, 3);
  for (std::size_t i = 0; i < curve.size(); ++i) {
    CHECK(curve[i].mse == doctest::Approx(of_model[i].mse));
  }
}

TEST_CASE("robustness: amounts that are none, no images and images of another size are refused") {
  const auto refused = [](const ImageSet& images, const Distortion& distortion) {
    CHECK_THROWS_AS(robustness(scaling_model(1), images, {distortion}, 1), InputError);
  };
  refused(two_images, {DistortionKind::noise, -0.1});
  refused(two_images, {DistortionKind::rotation, std::numeric_limits<double>::infinity()});
  refused({.rows = 2, .columns = 2, .pixels = {}, .labels = {}}, {});
  refused({.rows = 1, .columns = 4, .pixels = {1, 2, 3, 4}, .labels = {}}, {});
}

}  // namespace
