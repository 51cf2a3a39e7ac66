#pragma once

#include <filesystem>

#include "autoencoder/configuration.hpp"
#include "math/matrix.hpp"

namespace ae::cli {

/// Reads a PNG as one image for the model, [1 × features]. An image of the model's size is taken
/// unchanged. Any other image is prepared as MNIST's images were, after it is inverted to light on
/// dark if its border is bright; a line on standard error says so. Throws InputError, naming the
/// file, if it is no PNG, or if its size is not the model's and the model's is not MNIST's.
Matrix<float> read_drawing(const std::filesystem::path& file, const ModelConfiguration& model);

}  // namespace ae::cli
