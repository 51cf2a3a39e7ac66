#pragma once

#include <vector>

#include "autoencoder/autoencoder.hpp"
#include "data/image_set.hpp"

namespace ae {

/// Lower bounds of the logarithm of each image's likelihood under a variational model, in nats. The
/// likelihood of an image given its code is Bernoulli's for bce, a Gaussian's of unit variance for
/// mse and Laplace's of unit scale for l1; the constants of the last two, features · ln(2 π) / 2
/// and features · ln 2, are left out (subtract them). For huber it is the exponential of minus the
/// loss, not normalised. The codes' random numbers depend on the seed, the image and the sample
/// only; the first sample is the one that evaluate() draws. Both functions throw InputError for a
/// model of another family or images of another size.

/// Returns the evidence lower bound of each image, from one sample each (Kingma & Welling 2014,
/// equation 7). Their mean is the bound that evaluate() returns.
std::vector<double> evidence_bounds(const Autoencoder& model, const ImageSet& images,
                                    const TrainingConfiguration& training);

inline constexpr int most_importance_samples = 100'000;

/// Returns the importance-weighted bound of each image from `samples` samples, log 1/K Σ p(x, z_k)
/// / q(z_k | x) (Burda, Grosse & Salakhutdinov 2016, equation 8). The more samples, the nearer it
/// is to the logarithm of the likelihood. Throws InputError unless `samples` is from 1 to
/// most_importance_samples.
std::vector<double> importance_bounds(const Autoencoder& model, const ImageSet& images,
                                      const TrainingConfiguration& training, int samples);

}  // namespace ae
