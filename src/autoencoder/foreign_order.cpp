#include "autoencoder/foreign_order.hpp"

#include <algorithm>
#include <numeric>
#include <optional>

#include "autoencoder/layer_names.hpp"
#include "base/error.hpp"

namespace ae {
namespace {

/// What the layers are, in the order of their names, as far as they lead.
std::string reason_against(const std::vector<LinearShape>& shapes) {
  if (shapes.empty()) return "no linear layer, a tensor *.weight of two dimensions, is in it";
  if (shapes.size() > maximum_ordered_layers) {
    return "it has " + std::to_string(shapes.size()) + " linear layers, and at most " +
           std::to_string(maximum_ordered_layers) + " are put in order";
  }
  const std::vector<std::size_t> order = order_of_names(shapes);
  std::string widths = std::to_string(shapes[order.front()].inputs);
  for (std::size_t i = 0; i < order.size(); ++i) {
    const LinearShape& layer = shapes[order[i]];
    widths += "-" + std::to_string(layer.outputs);
    if (i + 1 == order.size()) break;
    const LinearShape& next = shapes[order[i + 1]];
    if (layer.outputs != next.inputs) {
      return shown_name(layer.name) + " gives " + std::to_string(layer.outputs) + " values, but " +
             shown_name(next.name) + " takes " + std::to_string(next.inputs);
    }
  }
  return "its layers' widths " + widths +
         " do not lead from an image to a code and, mirrored, back to the image";
}

[[noreturn]] void refuse_weights(const ForeignTensors& tensors, const std::string& source) {
  constexpr std::size_t most_named = 24;
  std::vector<TensorLabel> labels;
  for (const ForeignLayer& layer : tensors.layers) {
    labels.insert(labels.end(), layer.labels.begin(), layer.labels.end());
  }
  for (const Tensor& tensor : tensors.others) {
    labels.push_back({tensor.name, tensor.shape, tensor.dtype});
  }
  std::ranges::sort(labels, [](const TensorLabel& a, const TensorLabel& b) {
    return reads_before(a.name, b.name);
  });
  throw InputError(source + " holds no autoencoder of linear layers: " +
                   reason_against(shapes_of(tensors.layers)) + ". Found: " +
                   (labels.empty() ? "no tensors" : list_of_tensors(labels, most_named)) + ".");
}

std::optional<LayerOrder> untied_order(const std::vector<LinearShape>& shapes) {
  std::vector<std::size_t> all(shapes.size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  for (const bool leaves_out : {false, true}) {
    for (const bool halves : {false, true}) {
      const auto chosen = leaves_out ? without_dead_ends(shapes, halves) : all;
      if (auto order = mirrored_order(shapes, chosen, halves)) return order;
    }
  }
  return std::nullopt;
}

/// The decoder's biases, from the code's side on: those of the encoder's widths, reversed, by name.
std::vector<std::size_t> tied_biases(const std::vector<LinearShape>& shapes,
                                     const LayerOrder& order, const std::vector<Tensor>& others) {
  std::vector<std::size_t> candidates;
  for (std::size_t i = 0; i < others.size(); ++i) {
    const Tensor& tensor = others[i];
    const bool is_bias = tensor.has_values && tensor.shape.size() == 1 &&
                         tensor.name.find("bias") != std::string::npos &&
                         half_in(tensor.name) != NamedHalf::encoder;
    if (is_bias) candidates.push_back(i);
  }
  std::ranges::sort(candidates, [&](std::size_t a, std::size_t b) {
    return reads_before(others[a].name, others[b].name);
  });
  std::vector<std::size_t> biases;
  for (auto layer = order.encoder.rbegin(); layer != order.encoder.rend(); ++layer) {
    const auto found = std::ranges::find_if(candidates, [&](std::size_t i) {
      return others[i].values.size() == shapes[*layer].inputs;
    });
    if (found == candidates.end()) return {};
    biases.push_back(*found);
    candidates.erase(found);
  }
  return biases;
}

std::optional<FoundOrder> tied_order(const ForeignTensors& tensors,
                                     const std::vector<LinearShape>& shapes) {
  const std::optional<LayerOrder> order = encoder_order(shapes);
  if (!order) return std::nullopt;
  FoundOrder found{*order, true, tied_biases(shapes, *order, tensors.others)};
  const bool is_encoder = std::ranges::all_of(
      shapes, [](const LinearShape& layer) { return half_in(layer.name) == NamedHalf::encoder; });
  if (found.decoder_biases.empty() && !is_encoder) return std::nullopt;
  return found;
}

}  // namespace

FoundOrder found_order(const ForeignTensors& tensors, const std::string& source) {
  const std::vector<LinearShape> shapes = shapes_of(tensors.layers);
  if (shapes.size() <= maximum_ordered_layers) {
    if (auto order = untied_order(shapes)) return {*order, false, {}};
    if (auto found = tied_order(tensors, shapes)) return *found;
  }
  refuse_weights(tensors, source);
}

}  // namespace ae
