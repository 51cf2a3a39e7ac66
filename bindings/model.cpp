// Models for JavaScript: making, running, saving and opening them.
#include <cstdint>
#include <emscripten/bind.h>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "arrays.hpp"
#include "autoencoder/configuration_json.hpp"
#include "autoencoder/configuration_names.hpp"
#include "autoencoder/model_file.hpp"
#include "data/dataset.hpp"
#include "training/corruption.hpp"
#include "training/evaluation.hpp"

namespace ae::bindings {
namespace {

using Json = nlohmann::ordered_json;

/// Checks a configuration and returns it with every key written out.
std::string normalize_configuration(const std::string& json) {
  return to_json(parse_configuration(json, "configuration"));
}

std::unique_ptr<SavedModel> create_model(const std::string& configuration_json) {
  const Configuration configuration = parse_configuration(configuration_json, "configuration");
  return std::make_unique<SavedModel>(
      configuration, Autoencoder(configuration.model, configuration.training.seed), History{});
}

std::unique_ptr<SavedModel> open_model(const Uint8Array& bytes, const std::string& name) {
  return std::make_unique<SavedModel>(parse_model(copy_in(bytes), name));
}

Float32Array parameters_of(const SavedModel& saved) {
  const std::span<const float> parameters = saved.model.parameters();
  return copy_out<Float32Array>(parameters.data(), parameters.size());
}

/// Returns the same model with other parameters.
std::unique_ptr<SavedModel> with_parameters(const SavedModel& saved,
                                            const Float32Array& parameters) {
  return std::make_unique<SavedModel>(
      saved.configuration, Autoencoder(saved.configuration.model, copy_in(parameters)), History{});
}

Uint8Array save_model(const SavedModel& saved) {
  const std::vector<std::uint8_t> bytes =
      serialize_model(saved.configuration, saved.model, saved.history);
  return copy_out<Uint8Array>(bytes.data(), bytes.size());
}

std::string configuration_of(const SavedModel& saved) { return to_json(saved.configuration); }
int features_of(const SavedModel& saved) {
  return static_cast<int>(saved.configuration.model.features());
}
std::string history_of(const SavedModel& saved) { return to_json(saved.history); }

/// Returns the layer table as JSON.
std::string layers_of(const SavedModel& saved) {
  Json layers = Json::array();
  for (const LayerDescription& layer : layer_table(saved.configuration.model)) {
    layers.push_back({{"name", layer.name},
                      {"inputs", layer.inputs},
                      {"outputs", layer.outputs},
                      {"activation", name_of(layer.activation)},
                      {"parameters", layer.parameters}});
  }
  return layers.dump();
}

Float32Array encode(const SavedModel& saved, const Float32Array& images) {
  const std::vector<float> values = copy_in(images);
  return copy_out(saved.model.encode(as_rows(values, saved.configuration.model.features())));
}

Float32Array decode(const SavedModel& saved, const Float32Array& codes) {
  const std::vector<float> values = copy_in(codes);
  return copy_out(saved.model.decode(as_rows(values, saved.configuration.model.code)));
}

/// Returns the outputs of all layers, one layer after another.
Float32Array activations(const SavedModel& saved, const Float32Array& images) {
  const std::vector<float> values = copy_in(images);
  std::vector<float> joined;
  for (const Matrix<float>& outputs :
       saved.model.activations(as_rows(values, saved.configuration.model.features()))) {
    joined.insert(joined.end(), outputs.data(), outputs.data() + outputs.size());
  }
  return copy_out(joined);
}

Float32Array layer_weights(const SavedModel& saved, std::uint32_t layer) {
  return copy_out(saved.model.weight(layer));
}

Float32Array corrupt_images(const SavedModel& saved, const Float32Array& images,
                            const std::string& kind, double amount, bool clip, double seed) {
  const auto named = value_named<CorruptionKind>(kind);
  if (!named) {
    throw InputError("The corruption is \"" + kind + "\", but must be " +
                     allowed_names<CorruptionKind>() + ".");
  }
  Configuration configuration = saved.configuration;
  configuration.training.corruption = {*named, amount, clip};
  configuration.model.family = Family::plain;
  validate(configuration);
  const std::vector<float> values = copy_in(images);
  const ConstMatrixView<float> clean = as_rows(values, configuration.model.features());
  if (!clean.allFinite()) {
    throw InputError("An image holds NaN or infinity, but its values must be finite.");
  }
  Matrix<float> corrupted(clean.rows(), clean.cols());
  std::vector<std::uint32_t> samples(static_cast<std::size_t>(clean.rows()));
  for (std::size_t i = 0; i < samples.size(); ++i) samples[i] = static_cast<std::uint32_t>(i);
  corrupt(configuration.training.corruption, static_cast<std::uint64_t>(seed), 0, samples,
          configuration.model.input, clean, {corrupted.data(), corrupted.rows(), corrupted.cols()});
  return copy_out(corrupted);
}

double test_loss(const SavedModel& saved, const Dataset& dataset, std::uint32_t limit) {
  return evaluate(saved.model, dataset.test, saved.configuration.training, limit).loss;
}

}  // namespace

EMSCRIPTEN_BINDINGS(model) {
  using emscripten::class_;
  using emscripten::function;

  class_<SavedModel>("Model")
      .function("configuration", &configuration_of)
      .function("features", &features_of)
      .function("history", &history_of)
      .function("layers", &layers_of)
      .function("encode", &encode)
      .function("decode", &decode)
      .function("activations", &activations)
      .function("layerWeights", &layer_weights)
      .function("corrupt", &corrupt_images)
      .function("parameters", &parameters_of)
      .function("withParameters", &with_parameters)
      .function("save", &save_model)
      .function("testLoss", &test_loss);
  function("normalizeConfiguration", &normalize_configuration);
  function("createModel", &create_model);
  function("openModel", &open_model);
}

}  // namespace ae::bindings
