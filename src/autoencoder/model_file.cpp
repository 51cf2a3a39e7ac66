#include "autoencoder/model_file.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "autoencoder/configuration_json.hpp"
#include "base/error.hpp"

namespace ae {
namespace {

constexpr const char* format_version = "1";

/// A tensor of the file form and the part of the parameter array that it holds, in order.
struct Part {
  std::string name;
  std::vector<std::size_t> shape;
  std::size_t size;
};

Part weight_of(const LayerDescription& layer) {
  const auto inputs = static_cast<std::size_t>(layer.inputs);
  const auto outputs = static_cast<std::size_t>(layer.outputs);
  return {layer.name + ".weight", {outputs, inputs}, outputs * inputs};
}

Part bias_of(const LayerDescription& layer) {
  const auto outputs = static_cast<std::size_t>(layer.outputs);
  return {layer.name + ".bias", {outputs}, outputs};
}

std::vector<Part> parts_of(const ModelConfiguration& model) {
  const std::vector<LayerDescription> table = layer_table(model);
  std::vector<Part> parts;
  for (auto line = table.begin(); line != table.end();) {
    // Where several lines are one layer, all its weights come before all its biases.
    const auto next = std::find_if(line, table.end(), [&](const LayerDescription& other) {
      return other.layer != line->layer;
    });
    for (auto each = line; each != next; ++each) {
      if (!each->tied) parts.push_back(weight_of(*each));
    }
    for (auto each = line; each != next; ++each) parts.push_back(bias_of(*each));
    line = next;
  }
  return parts;
}

const std::string& metadata_of(const SafetensorsFile& file, const std::string& key,
                               const std::string& source) {
  const auto found = file.metadata.find(key);
  if (found == file.metadata.end()) {
    throw InputError(source + ": its metadata has no \"" + key +
                     "\", which every model of this program has.");
  }
  return found->second;
}

void check_tensor(const Tensor& tensor, const Part& part, const std::string& source) {
  if (tensor.shape != part.shape) {
    throw InputError(
        source + ": tensor " + part.name + " has shape " + tensor_shape_text(tensor.shape) +
        ", but the configuration in the file makes it " + tensor_shape_text(part.shape) + ".");
  }
  if (!tensor.has_values) {
    throw InputError(source + ": tensor " + part.name + " has the dtype " + tensor.dtype +
                     ", but weights must be floats: F16, BF16, F32 or F64.");
  }
  if (!std::ranges::all_of(tensor.values, [](float value) { return std::isfinite(value); })) {
    throw InputError(source + ": tensor " + part.name +
                     " holds NaN or infinity, but weights must be finite.");
  }
}

}  // namespace

SafetensorsFile empty_model_file(const Configuration& configuration) {
  return {{{"format", "pt"},
           {"format_version", format_version},
           {"configuration", to_json(configuration)}},
          {}};
}

SafetensorsView view_as_safetensors(const Configuration& configuration, const Autoencoder& model,
                                    const History& history,
                                    const std::optional<TrainingData>& data) {
  SafetensorsView view{empty_model_file(configuration).metadata, {}};
  view.metadata["history"] = to_json(history);
  if (data) view.metadata["data"] = to_json(*data);
  std::span<const float> rest = model.parameters();
  for (Part& part : parts_of(model.configuration())) {
    view.tensors.push_back({std::move(part.name), std::move(part.shape), rest.first(part.size)});
    rest = rest.subspan(part.size);
  }
  return view;
}

SafetensorsFile to_safetensors(const Configuration& configuration, const Autoencoder& model,
                               const History& history, const std::optional<TrainingData>& data) {
  SafetensorsView view = view_as_safetensors(configuration, model, history, data);
  SafetensorsFile file{std::move(view.metadata), {}};
  for (TensorView& tensor : view.tensors) {
    file.tensors.push_back({std::move(tensor.name),
                            std::move(tensor.shape),
                            {tensor.values.begin(), tensor.values.end()}});
  }
  return file;
}

bool describes_model(const SafetensorsFile& file) {
  return file.metadata.contains("configuration") || file.metadata.contains("format_version");
}

SavedModel from_safetensors(const SafetensorsFile& file, const std::string& source) {
  const std::string& version = metadata_of(file, "format_version", source);
  if (version != format_version) {
    throw InputError(source + ": its format_version is \"" + version +
                     "\", but this program reads version \"" + format_version + "\".");
  }
  const Configuration configuration = parse_configuration(
      metadata_of(file, "configuration", source), source + ", metadata \"configuration\"");

  std::map<std::string_view, const Tensor*> tensors;
  for (const Tensor& tensor : file.tensors) {
    if (!tensor.name.starts_with("optimizer.")) tensors.emplace(tensor.name, &tensor);
  }
  std::vector<float> parameters;
  for (const Part& part : parts_of(configuration.model)) {
    const auto found = tensors.find(part.name);
    if (found == tensors.end()) {
      throw InputError(source + ": tensor " + part.name +
                       " is missing, but the configuration in the file needs it.");
    }
    check_tensor(*found->second, part, source);
    const std::vector<float>& values = found->second->values;
    parameters.insert(parameters.end(), values.begin(), values.end());
    tensors.erase(found);
  }
  if (!tensors.empty()) {
    throw InputError(source + ": tensor " + std::string(tensors.begin()->first) +
                     " is not part of the model that the configuration in the file describes.");
  }
  SavedModel saved{configuration, Autoencoder(configuration.model, std::move(parameters)), {}};
  if (const auto history = file.metadata.find("history"); history != file.metadata.end()) {
    saved.history = parse_history(history->second, source);
  }
  if (const auto data = file.metadata.find("data"); data != file.metadata.end()) {
    saved.data = parse_training_data(data->second, source);
  }
  return saved;
}

std::vector<std::uint8_t> serialize_model(const Configuration& configuration,
                                          const Autoencoder& model, const History& history,
                                          const std::optional<TrainingData>& data) {
  return serialize_view(view_as_safetensors(configuration, model, history, data));
}

SavedModel parse_model(std::span<const std::uint8_t> bytes, const std::string& source) {
  return from_safetensors(parse_safetensors(bytes, source), source);
}

}  // namespace ae
