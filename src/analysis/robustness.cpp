#include "analysis/robustness.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/image_quality.hpp"
#include "analysis/image_transforms.hpp"
#include "base/error.hpp"
#include "training/batch.hpp"
#include "training/corruption.hpp"

namespace ae {
namespace {

/// The number of images that are distorted and reconstructed at a time.
constexpr std::size_t distorted_at_a_time = 1024;

void check(const Distortion& distortion) {
  const bool noise = distortion.kind == DistortionKind::noise;
  if (std::isfinite(distortion.amount) && (!noise || distortion.amount >= 0)) return;
  throw InputError("The amount of " + name_of(distortion.kind) + " is " +
                   std::to_string(distortion.amount) + ", but must be a finite number" +
                   (noise ? " from 0." : "."));
}

PixelOrigin origin_of(const Distortion& distortion, const std::array<Index, 2>& size) {
  using enum DistortionKind;
  switch (distortion.kind) {
    case rotation:
      return ae::rotation(size, distortion.amount);
    case horizontal_shift:
      return shift(0, distortion.amount);
    case vertical_shift:
      return shift(distortion.amount, 0);
    case horizontal_reflection:
      return ae::horizontal_reflection(size);
    case vertical_reflection:
      return ae::vertical_reflection(size);
    case noise:
      break;
  }
  return shift(0, 0);
}

/// Returns the images, of which the first has index `first` in the test set, with Gaussian noise.
Matrix<float> noisy(const ConstMatrixView<float>& clean, const std::array<Index, 2>& size,
                    double deviation, std::uint64_t seed, std::size_t first) {
  return corrupted_images({.kind = CorruptionKind::gaussian, .amount = deviation}, seed,
                          test_corruption_epoch, first, size, clean);
}

/// Returns the sum over the images of their reconstructions' errors per pixel.
double error_sum(const Reconstruct& reconstruct, const std::array<Index, 2>& size,
                 const Matrix<float>& clean, const Distortion& distortion, std::uint64_t seed,
                 std::size_t first) {
  const bool noise = distortion.kind == DistortionKind::noise;
  const Matrix<float> input = distorted(view(clean), size, distortion, seed, first);
  const Matrix<float> output = reconstruct(view(input));
  double sum = 0;
  for (const float error : reconstruction_errors(view(noise ? clean : input), view(output))) {
    sum += static_cast<double>(error);
  }
  return sum;
}

}  // namespace

Matrix<float> distorted(const ConstMatrixView<float>& images, const std::array<Index, 2>& size,
                        const Distortion& distortion, std::uint64_t seed, std::size_t first) {
  check(distortion);
  if (distortion.kind == DistortionKind::noise) {
    return noisy(images, size, distortion.amount, seed, first);
  }
  return transformed(images, size, origin_of(distortion, size));
}

std::vector<RobustnessPoint> robustness(const Autoencoder& model, const ImageSet& images,
                                        const std::vector<Distortion>& distortions,
                                        std::uint64_t seed, std::size_t limit) {
  require_image_size(model.configuration(), images);
  const Reconstruct through_code = [&model](const ConstMatrixView<float>& distorted) {
    const Matrix<float> codes = model.encode(distorted);
    return model.decode(view(codes));
  };
  return robustness(through_code, images, distortions, seed, limit);
}

std::vector<RobustnessPoint> robustness(const Reconstruct& reconstruct, const ImageSet& images,
                                        const std::vector<Distortion>& distortions,
                                        std::uint64_t seed, std::size_t limit) {
  const std::size_t count = std::min(limit, images.count());
  if (count == 0) throw InputError("There are 0 images, but at least 1 is needed.");
  std::vector<RobustnessPoint> curve;
  for (const Distortion& distortion : distortions) {
    check(distortion);
    curve.push_back({distortion, 0});
  }
  const std::array<Index, 2> size = {static_cast<Index>(images.rows),
                                     static_cast<Index>(images.columns)};
  for (std::size_t first = 0; first < count; first += distorted_at_a_time) {
    const Matrix<float> clean =
        images_as_floats(images, first, std::min(distorted_at_a_time, count - first));
    for (RobustnessPoint& point : curve) {
      point.mse += error_sum(reconstruct, size, clean, point.distortion, seed, first);
    }
  }
  for (RobustnessPoint& point : curve) point.mse /= static_cast<double>(count);
  return curve;
}

}  // namespace ae
