#pragma once

#include <vector>

#include "autoencoder/autoencoder.hpp"
#include "data/image_set.hpp"

namespace ae {

/// Lower bounds of the logarithm of each image's likelihood under a variational model, in nats. The
/// likelihood of an image given its code is Bernoulli's for bce; for mse a Gaussian's of unit
/// variance and for l1 Laplace's of unit scale, whose constants, features · ln(2 π) / 2 and
/// features · ln 2, are left out (subtract them); for huber it is its exponential, unscaled. The
/// codes' random numbers depend on the seed, the image and the sample only; the first sample is the
/// one that evaluate() draws. InputError for a model of another family or images of another size.

/// The evidence lower bound of one sample each (Kingma & Welling 2014, equation 7), which is the
/// bound that evaluate() gives the mean of.
std::vector<double> evidence_bounds(const Autoencoder& model, const ImageSet& images,
                                    const TrainingConfiguration& training);

inline constexpr int most_importance_samples = 100'000;

/// The importance-weighted bound of so many samples each, log 1/K Σ p(x, z_k) / q(z_k | x) (Burda,
/// Grosse & Salakhutdinov 2016, equation 8): the more, the nearer to the logarithm of the
/// likelihood. InputError unless there are from 1 to most_importance_samples.
std::vector<double> importance_bounds(const Autoencoder& model, const ImageSet& images,
                                      const TrainingConfiguration& training, int samples);

}  // namespace ae
