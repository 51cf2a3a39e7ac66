// Weights that another program saved, for JavaScript.
#include "autoencoder/foreign_weights.hpp"

#include <cstdint>
#include <emscripten/bind.h>
#include <memory>
#include <string>
#include <vector>

#include "arrays.hpp"
#include "autoencoder/configuration_names.hpp"
#include "autoencoder/model_file.hpp"
#include "base/error.hpp"
#include "base/json.hpp"

namespace ae::bindings {
namespace {

Activation activation_named(const std::string& name) {
  const auto named = value_named<Activation>(name);
  if (named) return *named;
  throw InputError("The activation is \"" + name + "\", but must be " +
                   allowed_names<Activation>() + ".");
}

/// Without rows, the size of the images is found from the weights.
std::unique_ptr<ImportedModel> import_weights(const Uint8Array& bytes, const std::string& name,
                                              const std::string& activation,
                                              const std::string& code_activation,
                                              const std::string& output_activation,
                                              std::uint32_t rows, std::uint32_t columns) {
  ImportChoices choices{.activation = activation_named(activation),
                        .code_activation = activation_named(code_activation),
                        .output_activation = activation_named(output_activation),
                        .input = {}};
  if (rows > 0) choices.input = {static_cast<Index>(rows), static_cast<Index>(columns)};
  return std::make_unique<ImportedModel>(import_model(copy_in(bytes), choices, name));
}

/// Returns the model as a file of this program.
Uint8Array file_of(const ImportedModel& imported) {
  const SavedModel& saved = imported.saved;
  const std::vector<std::uint8_t> bytes =
      serialize_model(saved.configuration, saved.model, saved.history, saved.data);
  return copy_out<Uint8Array>(bytes.data(), bytes.size());
}

/// Returns what was found and what not, beside the model, as JSON.
std::string findings_of(const ImportedModel& imported) {
  Json passed_over = Json::array();
  for (const TensorLabel& tensor : imported.passed_over) {
    passed_over.push_back(
        {{"name", tensor.name}, {"shape", tensor.shape}, {"dtype", tensor.dtype}});
  }
  return Json{
      {"sources", imported.sources}, {"passedOver", passed_over}, {"remarks", imported.remarks}}
      .dump();
}

}  // namespace

EMSCRIPTEN_BINDINGS(foreign_weights) {
  emscripten::class_<ImportedModel>("ImportedModel")
      .function("file", &file_of)
      .function("findings", &findings_of);
  emscripten::function("importWeights", &import_weights);
}

}  // namespace ae::bindings
