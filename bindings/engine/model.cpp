// Models for JavaScript: making, running, saving and opening them.
#include <cstdint>
#include <emscripten/bind.h>
#include <memory>
#include <string>
#include <vector>

#include "arrays.hpp"
#include "autoencoder/configuration_json.hpp"
#include "autoencoder/configuration_names.hpp"
#include "autoencoder/model_file.hpp"
#include "base/json.hpp"
#include "data/dataset.hpp"
#include "training/corruption.hpp"
#include "training/evaluation.hpp"

namespace ae::bindings {
namespace {

const char* name_of_part(LayerPart part) {
  switch (part) {
    case LayerPart::encoder:
      return "encoder";
    case LayerPart::code:
      return "code";
    case LayerPart::decoder:
      return "decoder";
  }
  return "";
}

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

bool says_what_it_is(const Uint8Array& bytes, const std::string& name) {
  return describes_model(parse_safetensors(copy_in(bytes), name));
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
  return copy_out(view_as_safetensors(saved.configuration, saved.model, saved.history, saved.data));
}

std::string configuration_of(const SavedModel& saved) { return to_json(saved.configuration); }
int features_of(const SavedModel& saved) {
  return static_cast<int>(saved.configuration.model.features());
}
std::string history_of(const SavedModel& saved) { return to_json(saved.history); }
/// Returns the data set that the model was trained on as JSON, or "null" where it is not known.
std::string data_of(const SavedModel& saved) { return saved.data ? to_json(*saved.data) : "null"; }

/// Returns the layer table as JSON.
std::string layers_as_json(const ModelConfiguration& model) {
  Json layers = Json::array();
  for (const LayerDescription& layer : layer_table(model)) {
    Json& line = layers.emplace_back();
    line["name"] = layer.name;
    line["part"] = name_of_part(layer.part);
    line["inputs"] = layer.inputs;
    line["outputs"] = layer.outputs;
    line["activation"] = name_of(layer.activation);
    line["parameters"] = layer.parameters;
    if (layer.in_activations) line["activations"] = layer.layer;
  }
  return layers.dump();
}

std::string layers_of(const SavedModel& saved) { return layers_as_json(saved.configuration.model); }

std::string layers_of_configuration(const std::string& json) {
  return layers_as_json(parse_configuration(json, "configuration").model);
}

Float32Array encode(const SavedModel& saved, const Float32Array& images) {
  const std::vector<float> values = copy_in(images);
  return copy_out(saved.model.encode(as_rows(values, saved.configuration.model.features())));
}

Float32Array decode(const SavedModel& saved, const Float32Array& codes) {
  const std::vector<float> values = copy_in(codes);
  return copy_out(saved.model.decode(as_rows(values, saved.configuration.model.code)));
}

/// Returns the matrices as arrays.
Float32Arrays copy_out_all(const std::vector<Matrix<float>>& matrices) {
  auto arrays = emscripten::val::array();
  for (const Matrix<float>& matrix : matrices) arrays.call<void>("push", copy_out(matrix));
  return Float32Arrays(arrays);
}

/// Returns the outputs of every layer, one array a layer.
Float32Arrays activations(const SavedModel& saved, const Float32Array& images) {
  const std::vector<float> values = copy_in(images);
  return copy_out_all(
      saved.model.activations(as_rows(values, saved.configuration.model.features())));
}

/// Returns the outputs of the decoder's layers, one array a layer.
Float32Arrays decoder_activations(const SavedModel& saved, const Float32Array& codes) {
  const std::vector<float> values = copy_in(codes);
  return copy_out_all(
      saved.model.decoder_activations(as_rows(values, saved.configuration.model.code)));
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
  // A configuration with nothing else in it: a denoising model may well be looked at without noise.
  Configuration with_this;
  with_this.training.corruption = {*named, amount, clip};
  validate(with_this);
  const ModelConfiguration& model = saved.configuration.model;
  const std::vector<float> values = copy_in(images);
  const ConstMatrixView<float> clean = as_rows(values, model.features());
  if (!clean.allFinite()) {
    throw InputError("An image holds NaN or infinity, but its values must be finite.");
  }
  return copy_out(corrupted_images(with_this.training.corruption, static_cast<std::uint64_t>(seed),
                                   0, 0, model.input, clean));
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
      .function("data", &data_of)
      .function("layers", &layers_of)
      .function("encode", &encode)
      .function("decode", &decode)
      .function("activations", &activations)
      .function("decoderActivations", &decoder_activations)
      .function("layerWeights", &layer_weights)
      .function("corrupt", &corrupt_images)
      .function("parameters", &parameters_of)
      .function("withParameters", &with_parameters)
      .function("save", &save_model)
      .function("testLoss", &test_loss);
  function("normalizeConfiguration", &normalize_configuration);
  function("layerTable", &layers_of_configuration);
  function("createModel", &create_model);
  function("openModel", &open_model);
  function("describesModel", &says_what_it_is);
}

}  // namespace ae::bindings
