#include "analysis/robustness.hpp"

#include <cmath>
#include <doctest/doctest.h>
#include <limits>

#include "analysis/image_transforms.hpp"
#include "base/error.hpp"
#include "training/evaluation.hpp"

namespace {

using namespace ae;

constexpr std::array<Index, 2> square = {3, 3};

Matrix<float> moved(const Matrix<float>& image, const PixelOrigin& origin,
                    const std::array<Index, 2>& size = square) {
  return transformed({image.data(), image.rows(), image.cols()}, size, origin);
}

// 1 2 3
// 4 5 6
// 7 8 9
const Matrix<float> numbers{{1, 2, 3, 4, 5, 6, 7, 8, 9}};

TEST_CASE("image transforms: quarter turns go counter-clockwise and lose nothing") {
  CHECK(moved(numbers, rotation(square, 0)) == numbers);
  CHECK(moved(numbers, rotation(square, 90)) == Matrix<float>{{3, 6, 9, 2, 5, 8, 1, 4, 7}});
  CHECK(moved(numbers, rotation(square, -90)) == Matrix<float>{{7, 4, 1, 8, 5, 2, 9, 6, 3}});
  CHECK(moved(numbers, rotation(square, 180)) == Matrix<float>{{9, 8, 7, 6, 5, 4, 3, 2, 1}});
}

TEST_CASE("image transforms: an eighth of a turn interpolates between four pixels") {
  // The new top left corner comes from sqrt(2) above the middle: outside, but for the share
  // 2 - sqrt(2) of the pixel at the top. The new top pixel comes from sqrt(1/2) above and to the
  // right of the middle.
  const Matrix<float> turned = moved(numbers, rotation(square, 45));
  CHECK(turned(0, 0) == doctest::Approx((2 - std::sqrt(2.0)) * 2));
  const double near = std::sqrt(0.5);
  const double far = 1 - near;
  CHECK(turned(0, 1) == doctest::Approx(near * near * 3 + near * far * (2 + 6) + far * far * 5));
  CHECK(turned(0, 4) == doctest::Approx(5));
}

TEST_CASE("image transforms: shifts and reflections") {
  CHECK(moved(numbers, shift(0, 1)) == Matrix<float>{{0, 1, 2, 0, 4, 5, 0, 7, 8}});
  CHECK(moved(numbers, shift(1, 0)) == Matrix<float>{{0, 0, 0, 1, 2, 3, 4, 5, 6}});
  CHECK(moved(numbers, shift(-1, -2)) == Matrix<float>{{6, 0, 0, 9, 0, 0, 0, 0, 0}});
  CHECK(moved(numbers, shift(0, 0.5)) ==
        Matrix<float>{{0.5F, 1.5F, 2.5F, 2, 4.5F, 5.5F, 3.5F, 7.5F, 8.5F}});
  CHECK(moved(numbers, shift(0, 1e300)).isZero());
  const Matrix<float> wide{{1, 2, 3, 4, 5, 6}, {6, 5, 4, 3, 2, 1}};
  constexpr std::array<Index, 2> size = {2, 3};
  CHECK(moved(wide, horizontal_reflection(size), size) ==
        Matrix<float>{{3, 2, 1, 6, 5, 4}, {4, 5, 6, 1, 2, 3}});
  CHECK(moved(wide, vertical_reflection(size), size) ==
        Matrix<float>{{4, 5, 6, 1, 2, 3}, {3, 2, 1, 6, 5, 4}});
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

TEST_CASE("robustness: distorted images are compared with what the model makes of them") {
  using enum DistortionKind;
  const std::vector<Distortion> distortions = {
      {rotation, 90}, {vertical_shift, 1}, {horizontal_shift, 3}, {vertical_reflection, 0}};
  for (const auto& point : robustness(scaling_model(1), two_images, distortions, 1)) {
    CHECK(point.mse == doctest::Approx(0));
  }
  // A model that draws nothing errs by what is there: 1 + 0.04 and 2 + 0.16 in four pixels each.
  const auto blank = robustness(scaling_model(0), two_images, distortions, 1);
  CHECK(blank[0].mse == doctest::Approx(3.2 / 8));
  CHECK(blank[1].mse == doctest::Approx(2.0 / 8));  // the upper row has moved down
  CHECK(blank[2].mse == 0);
  CHECK(blank[3].distortion.kind == vertical_reflection);
  CHECK(blank[3].mse == doctest::Approx(3.2 / 8));
  CHECK(robustness(scaling_model(0), two_images, distortions, 1, 1)[0].mse ==
        doctest::Approx(1.04 / 4));
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
