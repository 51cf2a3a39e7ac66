#pragma once

#include <cstddef>
#include <limits>
#include <optional>

#include "autoencoder/autoencoder.hpp"
#include "autoencoder/history.hpp"
#include "data/image_set.hpp"

namespace ae {

/// The figures of a model on a set of images: means over images and pixels; the bound's are means
/// over images.
struct Evaluation {
  std::size_t images = 0;
  double loss = 0;  ///< the training objective, on corrupted input where there is a corruption
  double mse = 0;   ///< squared error on clean input; a variational model's codes are the means
  double bce = 0;   ///< binary cross-entropy in nats, likewise
  std::optional<EvidenceBound> bound;   ///< on clean input; variational models only
  std::optional<double> corrupted_mse;  ///< the corrupted input against the clean images
  std::optional<double> denoised_mse;   ///< its reconstruction against the clean images
};

/// Evaluates on the first `limit` images. Corruption and code noise are the same at every call with
/// one seed.
/// InputError if the images are not of the model's size.
Evaluation evaluate(const Autoencoder& model, const ImageSet& images,
                    const TrainingConfiguration& training,
                    std::size_t limit = std::numeric_limits<std::size_t>::max());

}  // namespace ae
