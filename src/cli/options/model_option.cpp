#include "cli/options/model_option.hpp"

#include <CLI/CLI.hpp>

#include "io/atomic_file.hpp"

namespace ae::cli {

void add_model_option(CLI::App& app, std::filesystem::path& model) {
  app.add_option("--model", model, "A model that `autoencoder train` wrote")
      ->type_name("FILE")
      ->required();
}

SavedModel load_model(const std::filesystem::path& file) {
  return parse_model(read_file(file, maximum_model_file), file.string());
}

}  // namespace ae::cli
