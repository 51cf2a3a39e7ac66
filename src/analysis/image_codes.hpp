#pragma once

#include <algorithm>
#include <cstdint>

#include "analysis/moments.hpp"
#include "analysis/pca.hpp"
#include "autoencoder/autoencoder.hpp"
#include "data/image_set.hpp"
#include "training/batch.hpp"

namespace ae {

/// Calls take(index of the first, floats [some × features]) for the images, some at a time: floats
/// of all of them at once are not made.
template <typename Take>
void in_portions(const ImageSet& images, const Take& take) {
  constexpr std::size_t portion = 1024;
  for (std::size_t first = 0; first < images.count(); first += portion) {
    take(static_cast<Index>(first),
         images_as_floats(images, first, std::min(portion, images.count() - first)));
  }
}

/// The codes of all of the images, [count × code]; InputError if they are not of the model's size.
Matrix<float> encode_set(const Autoencoder& model, const ImageSet& images);

/// The mean and covariance of the images' pixels.
Moments moments_of(const ImageSet& images);

/// The mean squared error per pixel of the components' reconstructions of the images.
double reconstruction_error(const PrincipalComponents& components, const ImageSet& images);

/// Random codes to make new images of, [count × code]: of a variational model from the prior, of
/// any other from a Gaussian fitted to the training images' codes, and such as its encoder can
/// give. The same seed gives the same codes. InputError if the images are not of the model's size.
Matrix<float> random_codes(const Autoencoder& model, const ImageSet& training_images, Index count,
                           std::uint64_t seed);

/// A grid over a code of two units, [side² × 2] (see latent_grid.hpp): by the prior's quantiles for
/// a variational model, by percentiles of the training images' codes for any other. InputError for
/// codes of another size, or as random_codes.
Matrix<float> code_grid(const Autoencoder& model, const ImageSet& training_images, Index side);

}  // namespace ae
