#pragma once

#include <algorithm>
#include <cstdint>

#include "analysis/moments.hpp"
#include "analysis/pca.hpp"
#include "autoencoder/autoencoder.hpp"
#include "data/image_set.hpp"
#include "training/batch.hpp"

namespace ae {

/// Calls take(index of the first image, pixels [portion × features]) for one portion of the images
/// after another, because the pixels of all images as floats could exceed the memory.
template <typename Take>
void in_portions(const ImageSet& images, const Take& take) {
  constexpr std::size_t portion = 1024;
  for (std::size_t first = 0; first < images.count(); first += portion) {
    take(static_cast<Index>(first),
         images_as_floats(images, first, std::min(portion, images.count() - first)));
  }
}

/// Returns the codes of all images, [count × code]. Throws InputError if the images are not of the
/// model's size.
Matrix<float> encode_set(const Autoencoder& model, const ImageSet& images);

/// Returns the mean and covariance of the images' pixels.
Moments moments_of(const ImageSet& images);

/// Returns the mean squared error per pixel of the components' reconstructions of the images.
double reconstruction_error(const PrincipalComponents& components, const ImageSet& images);

/// Returns random codes from which to make new images, [count × code]. For a variational model they
/// are drawn from the prior; for any other model, from a Gaussian fitted to the training images'
/// codes, and restricted to codes that its encoder can produce. The same seed gives the same codes.
/// Throws InputError if the images are not of the model's size.
Matrix<float> random_codes(const Autoencoder& model, const ImageSet& training_images, Index count,
                           std::uint64_t seed);

/// Returns a grid over a code of two units, [side² × 2] (see latent_grid.hpp): by the prior's
/// quantiles for a variational model, by percentiles of the training images' codes for any other
/// model. Throws InputError for codes of another size, and as random_codes does.
Matrix<float> code_grid(const Autoencoder& model, const ImageSet& training_images, Index side);

}  // namespace ae
