#pragma once

#include <cstddef>
#include <limits>
#include <optional>

#include "autoencoder/autoencoder.hpp"
#include "autoencoder/history.hpp"
#include "data/image_set.hpp"

namespace ae {

/// A model's figures on a set of images; means over images and pixels, but for the bound, which is
/// a mean over images.
struct Evaluation {
  std::size_t images = 0;
  double loss = 0;  ///< the training objective, on corrupted input where there is a corruption
  double mse = 0;   ///< on clean input, a variational model's codes being means
  double bce = 0;   ///< likewise, in nats
  std::optional<EvidenceBound> bound;   ///< of a variational model, on clean input
  std::optional<double> corrupted_mse;  ///< of the corrupted input itself against the clean images
  std::optional<double> denoised_mse;   ///< of its reconstruction against the clean images
};

/// Evaluates on the first `limit` images. Corruption and code noise are the same at every call with
/// one seed.
/// InputError if the images are not of the model's size.
Evaluation evaluate(const Autoencoder& model, const ImageSet& images,
                    const TrainingConfiguration& training,
                    std::size_t limit = std::numeric_limits<std::size_t>::max());

}  // namespace ae
