#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <limits>
#include <vector>

#include "autoencoder/autoencoder.hpp"
#include "autoencoder/configuration_names.hpp"
#include "data/image_set.hpp"

namespace ae {

/// The kinds of distortion of images, and what their amounts mean: rotation (degrees,
/// counter-clockwise), horizontal_shift (pixels to the right), vertical_shift (pixels down), the
/// two reflections (no amount) and Gaussian noise (its standard deviation; pixels are clipped to
/// [0, 1]).
enum class DistortionKind {
  rotation,
  horizontal_shift,
  vertical_shift,
  horizontal_reflection,
  vertical_reflection,
  noise,
};

struct Distortion {
  DistortionKind kind = DistortionKind::rotation;
  double amount = 0;
};

/// Names the distortions as above, except that noise has the name of the corruption.
constexpr auto names_of(DistortionKind /*type*/) {
  using enum DistortionKind;
  return NameTable<DistortionKind, 6>{{{"rotation", rotation},
                                       {"horizontal_shift", horizontal_shift},
                                       {"vertical_shift", vertical_shift},
                                       {"horizontal_reflection", horizontal_reflection},
                                       {"vertical_reflection", vertical_reflection},
                                       {"gaussian", noise}}};
}

/// A point of a robustness curve: the error of a model's reconstructions of distorted images.
struct RobustnessPoint {
  Distortion distortion;
  /// The mean squared error per pixel of the reconstructions of the distorted images. After a
  /// rotation, a shift or a reflection, the reconstructions are compared with the distorted images,
  /// which tells how far these are from what the model can draw; all amounts, 0 as well, blur the
  /// images by the same half pixel (see `transformed`), so that curves are smooth at 0. After noise
  /// they are compared with the clean images, which tells what is left of the noise and what is
  /// lost of the image.
  double mse = 0;
};

/// Returns images [count × rows · columns] in [0, 1] as `robustness` distorts them, the first of
/// which has index `first` in the test set. Throws InputError if the amount is not a finite number
/// or a standard deviation is negative.
Matrix<float> distorted(const ConstMatrixView<float>& images, const std::array<Index, 2>& size,
                        const Distortion& distortion, std::uint64_t seed, std::size_t first = 0);

/// A function that makes reconstructions [count × features] of images [count × features].
using Reconstruct = std::function<Matrix<float>(const ConstMatrixView<float>&)>;

/// Returns one point for each distortion, measured on the first `limit` images. The noise on an
/// image is the noise with which `evaluate` corrupts it for the same seed. Throws InputError if an
/// amount is not a finite number or a standard deviation is negative, if there are no images, or if
/// they are not of the model's size.
std::vector<RobustnessPoint> robustness(
    const Autoencoder& model, const ImageSet& images, const std::vector<Distortion>& distortions,
    std::uint64_t seed, std::size_t limit = std::numeric_limits<std::size_t>::max());

/// Returns the same points for anything that reconstructs images of that size, such as principal
/// components.
std::vector<RobustnessPoint> robustness(
    const Reconstruct& reconstruct, const ImageSet& images,
    const std::vector<Distortion>& distortions, std::uint64_t seed,
    std::size_t limit = std::numeric_limits<std::size_t>::max());

}  // namespace ae
