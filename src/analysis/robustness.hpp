#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <vector>

#include "autoencoder/autoencoder.hpp"
#include "autoencoder/configuration_names.hpp"
#include "data/image_set.hpp"

namespace ae {

/// What images are distorted by, and what the amount means: rotation (degrees, counter-clockwise),
/// horizontal_shift (pixels to the right), vertical_shift (pixels down), the two reflections (no
/// amount) and Gaussian noise (the standard deviation; pixels stay in [0, 1]).
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

/// The names are those above, but that noise is called as the corruption is.
constexpr auto names_of(DistortionKind /*type*/) {
  using enum DistortionKind;
  return NameTable<DistortionKind, 6>{{{"rotation", rotation},
                                       {"horizontal_shift", horizontal_shift},
                                       {"vertical_shift", vertical_shift},
                                       {"horizontal_reflection", horizontal_reflection},
                                       {"vertical_reflection", vertical_reflection},
                                       {"gaussian", noise}}};
}

/// What a model makes of distorted images.
struct RobustnessPoint {
  Distortion distortion;
  /// The mean squared error per pixel of what the model makes of the distorted images. After a
  /// rotation, a shift or a reflection it is against the distorted images: how far they are from
  /// what the model can draw. After noise it is against the clean ones: what is left of the noise
  /// and lost of the image.
  double mse = 0;
};

/// Makes reconstructions [count × features] of images [count × features].
using Reconstruct = std::function<Matrix<float>(const ConstMatrixView<float>&)>;

/// One point for each distortion, of the first `limit` images. The noise on an image is the one
/// that `evaluate` corrupts it with for the same seed. InputError if an amount is not a finite
/// number, for a negative deviation, without images, or if they are not of the model's size.
std::vector<RobustnessPoint> robustness(
    const Autoencoder& model, const ImageSet& images, const std::vector<Distortion>& distortions,
    std::uint64_t seed, std::size_t limit = std::numeric_limits<std::size_t>::max());

/// The same of anything that reconstructs images of that size, such as principal components.
std::vector<RobustnessPoint> robustness(
    const Reconstruct& reconstruct, const ImageSet& images,
    const std::vector<Distortion>& distortions, std::uint64_t seed,
    std::size_t limit = std::numeric_limits<std::size_t>::max());

}  // namespace ae
