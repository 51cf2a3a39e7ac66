#include "autoencoder/batch_normalization.hpp"

#include <algorithm>
#include <cmath>

#include "autoencoder/layer_names.hpp"
#include "base/error.hpp"

namespace ae {
namespace {

/// value · scale + shift, of each of a layer's values.
struct AffineMap {
  std::vector<float> scale;
  std::vector<float> shift;
};

const Tensor* tensor_named(const std::vector<Tensor>& tensors, const std::string& name,
                           std::size_t size) {
  const auto found = std::ranges::find(tensors, name, &Tensor::name);
  const bool fits = found != tensors.end() && found->has_values && found->values.size() == size;
  return fits ? &*found : nullptr;
}

AffineMap map_of(const std::string& norm, const Tensor& mean, const Tensor& variance,
                 const std::vector<Tensor>& others) {
  constexpr double epsilon = 1e-5;
  const std::size_t size = mean.values.size();
  const Tensor* weight = tensor_named(others, norm + ".weight", size);
  const Tensor* bias = tensor_named(others, norm + ".bias", size);
  AffineMap map;
  for (std::size_t i = 0; i < size; ++i) {
    const double slope = (weight == nullptr ? 1.0 : static_cast<double>(weight->values[i])) /
                         std::sqrt(static_cast<double>(variance.values[i]) + epsilon);
    const double offset = bias == nullptr ? 0.0 : static_cast<double>(bias->values[i]);
    map.scale.push_back(static_cast<float>(slope));
    map.shift.push_back(static_cast<float>(offset - slope * static_cast<double>(mean.values[i])));
  }
  return map;
}

bool is_finite(const AffineMap& map) {
  const auto finite = [](float value) { return std::isfinite(value); };
  return std::ranges::all_of(map.scale, finite) && std::ranges::all_of(map.shift, finite);
}

/// The layer as if the map came after it.
void fold_behind(ForeignLayer& layer, const AffineMap& map) {
  const std::size_t inputs = layer.shape.inputs;
  for (std::size_t row = 0; row < layer.shape.outputs; ++row) {
    for (std::size_t i = 0; i < inputs; ++i) layer.weight[row * inputs + i] *= map.scale[row];
    layer.bias[row] = layer.bias[row] * map.scale[row] + map.shift[row];
  }
}

/// The layer as if the map came before it.
void fold_before(ForeignLayer& layer, const AffineMap& map) {
  const std::size_t inputs = layer.shape.inputs;
  for (std::size_t row = 0; row < layer.shape.outputs; ++row) {
    for (std::size_t i = 0; i < inputs; ++i) {
      float& weight = layer.weight[row * inputs + i];
      layer.bias[row] += weight * map.shift[i];
      weight *= map.scale[i];
    }
  }
}

/// The autoencoder's layers, and what is looked for beside them.
class Neighbourhood {
 public:
  Neighbourhood(std::vector<ForeignLayer>& layers, std::span<const std::size_t> used)
      : layers_(layers), used_(used) {}

  ForeignLayer* named(const std::string& name) {
    if (name.empty()) return nullptr;
    for (const std::size_t layer : used_) {
      if (layers_[layer].shape.name == name) return &layers_[layer];
    }
    return nullptr;
  }

  [[nodiscard]] bool has_module(std::string_view module) const {
    return std::ranges::any_of(
        used_, [&](std::size_t layer) { return module_of(layers_[layer].shape.name) == module; });
  }

  [[nodiscard]] bool has_width(std::size_t width) const {
    return std::ranges::any_of(used_, [&](std::size_t layer) {
      return layers_[layer].shape.inputs == width || layers_[layer].shape.outputs == width;
    });
  }

 private:
  std::vector<ForeignLayer>& layers_;
  std::span<const std::size_t> used_;
};

/// Folds it and returns the layer's name, or an empty one where its place is not known.
std::string folded_into(Neighbourhood& neighbourhood, const std::string& norm,
                        const AffineMap& map) {
  ForeignLayer* layer = neighbourhood.named(neighbour_of(norm, -1));
  if (layer != nullptr && layer->shape.outputs == map.scale.size()) {
    fold_behind(*layer, map);
    return layer->shape.name;
  }
  layer = neighbourhood.named(neighbour_of(norm, 1));
  if (layer != nullptr && layer->shape.inputs == map.scale.size()) {
    fold_before(*layer, map);
    return layer->shape.name;
  }
  return {};
}

/// The module of a name that ends so, or an empty one.
std::string module_before(const std::string& name, std::string_view ending) {
  return name.ends_with(ending) ? name.substr(0, name.size() - ending.size()) : std::string();
}

}  // namespace

std::vector<std::string> fold_normalizations(std::vector<ForeignLayer>& layers,
                                             std::span<const std::size_t> used, bool is_tied,
                                             std::vector<Tensor>& others,
                                             const std::string& source) {
  Neighbourhood neighbourhood(layers, used);
  std::vector<std::string> norms;
  for (const Tensor& tensor : others) {
    const std::string norm = module_before(tensor.name, ".running_mean");
    const bool belongs = !norm.empty() && tensor.has_values && tensor.shape.size() == 1 &&
                         neighbourhood.has_width(tensor.values.size()) &&
                         neighbourhood.has_module(module_of(norm));
    if (belongs) norms.push_back(norm);
  }
  std::vector<std::string> sentences;
  for (const std::string& norm : norms) {
    const Tensor& mean = *std::ranges::find(others, norm + ".running_mean", &Tensor::name);
    const Tensor* variance = tensor_named(others, norm + ".running_var", mean.values.size());
    std::string layer;
    if (variance != nullptr && !is_tied) {
      const AffineMap map = map_of(norm, mean, *variance, others);
      if (!is_finite(map)) {
        throw InputError(source + ": the batch normalisation " + shown_name(norm) +
                         " holds NaN, infinity or a negative variance.");
      }
      layer = folded_into(neighbourhood, norm, map);
    }
    if (layer.empty()) {
      throw InputError(source + ": " + shown_name(norm) +
                       " is a batch normalisation, which this program does not have, and the names "
                       "do not say which layer it follows; fold it into that layer before saving "
                       "(torch.nn.utils.fusion.fuse_linear_bn_eval).");
    }
    std::erase_if(others, [&](const Tensor& tensor) { return module_of(tensor.name) == norm; });
    sentences.push_back("The batch normalisation " + shown_name(norm) + " was folded into " +
                        shown_name(layer) + ", with PyTorch's usual epsilon of 1e-5.");
  }
  for (const Tensor& tensor : others) {
    const std::string module = module_before(tensor.name, ".weight");
    if (module.empty() || !neighbourhood.has_module(module_of(module))) continue;
    const bool is_norm =
        tensor.shape.size() == 1 && tensor.shape[0] > 1 && neighbourhood.has_width(tensor.shape[0]);
    if (is_norm || tensor.shape.size() > 2) {
      throw InputError(source + ": " + shown_name(tensor.name) + " " +
                       tensor_shape_text(tensor.shape) + " belongs to a " +
                       (is_norm ? "normalisation or an activation with weights" : "convolution") +
                       " beside the linear layers, which this program does not have; without it, "
                       "the model would compute something else.");
    }
  }
  return sentences;
}

}  // namespace ae
