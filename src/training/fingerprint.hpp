#pragma once

#include "autoencoder/training_data.hpp"
#include "data/dataset.hpp"

namespace ae {

/// Returns what a model file tells of its data: name, counts, and a hash of the images' sizes, of
/// all pixels and of all labels.
TrainingData fingerprint(const Dataset& dataset);

}  // namespace ae
