#include "cli/options/model_option.hpp"

#include <CLI/CLI.hpp>

#include "base/error.hpp"
#include "io/atomic_file.hpp"

namespace ae::cli {

void add_model_option(CLI::App& app, FileOptions& files, std::filesystem::path& model) {
  files.add_input(app, "--model", model, "A model that `autoencoder train` or `import` wrote")
      ->required();
}

SavedModel load_model(const std::filesystem::path& file) {
  const SafetensorsFile content =
      parse_safetensors(read_file(file, maximum_model_file), file.string());
  if (!describes_model(content)) {
    throw InputError(
        file.string() +
        " has no metadata of this program, and so is no model yet: autoencoder import " +
        file.string() + " --out MODEL makes one of weights that PyTorch saved.");
  }
  return from_safetensors(content, file.string());
}

}  // namespace ae::cli
