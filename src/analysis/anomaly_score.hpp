#pragma once

#include <vector>

#include "autoencoder/autoencoder.hpp"
#include "autoencoder/configuration_names.hpp"
#include "data/image_set.hpp"

namespace ae {

/// The measures of how anomalous an image is to a model that was trained on normal images.
/// - error: the mean squared error per pixel of its reconstruction.
/// - elbo: minus its evidence lower bound under a variational model, in nats (see evidence_bounds).
enum class AnomalyScore { error, elbo };

constexpr auto names_of(AnomalyScore /*type*/) {
  using enum AnomalyScore;
  return NameTable<AnomalyScore, 2>{{{"error", error}, {"elbo", elbo}}};
}

/// Returns the score of each image. Throws InputError if the images are not of the model's size, or
/// if the bound is asked for and the model is not variational.
std::vector<float> anomaly_scores(const Autoencoder& model, const ImageSet& images,
                                  const TrainingConfiguration& training, AnomalyScore score);

}  // namespace ae
