#include "autoencoder/foreign_tensors.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <utility>

#include "base/json.hpp"

namespace ae {
namespace {

constexpr std::string_view weight_word = "weight";

/// What stands before "weight", with its dot or underscore, or nothing where it is no weight.
std::optional<std::string> before_weight(const std::string& name) {
  if (!name.ends_with(weight_word)) return std::nullopt;
  std::string start = name.substr(0, name.size() - weight_word.size());
  if (!start.empty() && start.back() != '.' && start.back() != '_') return std::nullopt;
  return start;
}

/// Whether a layer can have this weight: one that holds anything.
bool is_matrix(const Tensor& tensor) {
  return tensor.has_values && tensor.shape.size() == 2 && !tensor.values.empty();
}

bool are_finite(const std::vector<float>& values) {
  return std::ranges::all_of(values, [](float value) { return std::isfinite(value); });
}

}  // namespace

ForeignTensors sorted_tensors(SafetensorsFile file) {
  std::map<std::string, std::size_t> places;
  for (std::size_t i = 0; i < file.tensors.size(); ++i) places.emplace(file.tensors[i].name, i);
  std::vector<bool> is_taken(file.tensors.size());
  ForeignTensors found;
  for (std::size_t i = 0; i < file.tensors.size(); ++i) {
    Tensor& weight = file.tensors[i];
    const std::optional<std::string> start = before_weight(weight.name);
    if (!start || !is_matrix(weight)) continue;
    ForeignLayer layer;
    layer.shape = {start->empty() ? weight.name : start->substr(0, start->size() - 1),
                   weight.shape[1], weight.shape[0]};
    layer.labels.push_back({weight.name, weight.shape, weight.dtype});
    layer.weight = std::move(weight.values);
    is_taken[i] = true;
    const auto place = places.find(*start + "bias");
    if (place != places.end()) {
      Tensor& bias = file.tensors[place->second];
      if (bias.has_values && bias.shape == std::vector{layer.shape.outputs}) {
        layer.labels.push_back({bias.name, bias.shape, bias.dtype});
        layer.bias = std::move(bias.values);
        layer.has_bias = true;
        is_taken[place->second] = true;
      }
    }
    layer.bias.resize(layer.shape.outputs);
    found.layers.push_back(std::move(layer));
  }
  for (std::size_t i = 0; i < file.tensors.size(); ++i) {
    if (!is_taken[i]) found.others.push_back(std::move(file.tensors[i]));
  }
  return found;
}

std::vector<LinearShape> shapes_of(const std::vector<ForeignLayer>& layers) {
  std::vector<LinearShape> shapes;
  shapes.reserve(layers.size());
  for (const ForeignLayer& layer : layers) shapes.push_back(layer.shape);
  return shapes;
}

std::string shown_name(const std::string& name) {
  const std::string quoted = shortened(name);
  return quoted.ends_with('"') ? quoted.substr(1, quoted.size() - 2) : quoted.substr(1);
}

std::string list_of_tensors(const std::vector<TensorLabel>& labels, std::size_t most) {
  std::string list;
  for (std::size_t i = 0; i < std::min(most, labels.size()); ++i) {
    list +=
        (i > 0 ? ", " : "") + shown_name(labels[i].name) + " " + tensor_shape_text(labels[i].shape);
    if (labels[i].dtype != "F32") list += " " + labels[i].dtype;
  }
  if (labels.size() > most) list += " and " + std::to_string(labels.size() - most) + " more";
  return list;
}

const TensorLabel* first_not_finite(const ForeignLayer& layer) {
  if (!are_finite(layer.weight)) return &layer.labels.front();
  return are_finite(layer.bias) ? nullptr : &layer.labels.back();
}

}  // namespace ae
