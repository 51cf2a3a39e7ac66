#pragma once

#include <vector>

#include "autoencoder/autoencoder.hpp"
#include "data/image_set.hpp"

namespace ae {

/// The mean squared error per pixel of each image's reconstruction: the worse a model that was
/// trained on normal images draws one, the more anomalous it is. InputError if the images are not
/// of the model's size.
std::vector<float> reconstruction_scores(const Autoencoder& model, const ImageSet& images);

}  // namespace ae
