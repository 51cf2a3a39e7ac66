#pragma once

#include <filesystem>

#include "autoencoder/model_file.hpp"
#include "cli/options/file_options.hpp"

namespace CLI {
class App;
}

namespace ae::cli {

/// Adds the required option --model.
void add_model_option(CLI::App& app, FileOptions& files, std::filesystem::path& model);

/// Reads a model, or the model that a checkpoint holds. Throws InputError, naming the file, if it
/// is neither.
SavedModel load_model(const std::filesystem::path& file);

}  // namespace ae::cli
