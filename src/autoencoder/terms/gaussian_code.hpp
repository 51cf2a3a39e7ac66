#pragma once

#include "autoencoder/terms/family_traits.hpp"

namespace ae {

/// The variational autoencoder (Kingma & Welling 2014). The encoder gives for each image the mean
/// and the log variance of a Gaussian with independent units, beside each other in one row
/// [batch × 2 · code]. The decoder is given mean + exp(log_variance / 2) · noise, equation 10 of
/// that paper.
/// The term is the mean over images of the Kullback-Leibler divergence of their Gaussians from the
/// standard normal prior, in nats: ½ Σ (mean² + exp(log_variance) - 1 - log_variance), appendix B.
/// Its weight beta (Higgins et al. 2017) grows linearly over the warm-up's epochs (Bowman et al.
/// 2016).
/// The reconstruction loss is then in nats an image too: a sum over pixels, with half of mse's
/// square, as a Gaussian of unit variance has it.
template <typename T>
const FamilyWithTerm<T>& gaussian_code_family();

}  // namespace ae
