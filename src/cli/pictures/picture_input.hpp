#pragma once

#include <filesystem>

#include "autoencoder/configuration.hpp"
#include "cli/options/file_options.hpp"
#include "math/matrix.hpp"

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace ae::cli {

/// Adds the option --image, a picture that takes the place of the data set's images.
CLI::Option* add_picture_option(CLI::App& app, FileOptions& files, std::filesystem::path& picture);

/// Reads a picture (PNG, JPEG, GIF or BMP) as one image for the model, [1 × features], as
/// prepare_picture has it; a line on standard error says what was done to it. Throws InputError,
/// naming the file, if it is no such picture or no ink is found in it.
Matrix<float> read_picture_for(const ModelConfiguration& model, const std::filesystem::path& file);

}  // namespace ae::cli
