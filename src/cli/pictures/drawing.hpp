#pragma once

#include <filesystem>

#include "autoencoder/configuration.hpp"
#include "math/matrix.hpp"

namespace ae::cli {

/// Reads a PNG as one image for the model, [1 × features]. One of the model's size is taken as it
/// is. Any other is prepared as MNIST's images were, having been turned to light on dark if its
/// border is bright; a line on standard error says so. InputError, naming the file, if it is no PNG
/// or its size fits neither way.
Matrix<float> read_drawing(const std::filesystem::path& file, const ModelConfiguration& model);

}  // namespace ae::cli
