#pragma once

#include <string>
#include <vector>

#include "autoencoder/layer_order.hpp"
#include "io/safetensors.hpp"

// The tensors of somebody else's file, sorted into linear layers and others.

namespace ae {

/// A tensor as a sentence names it, without its values.
struct TensorLabel {
  std::string name;
  std::vector<std::size_t> shape;
  std::string dtype;
};

/// A linear layer as PyTorch's nn.Linear has it: a weight [outputs, inputs] and a bias [outputs].
struct ForeignLayer {
  LinearShape shape;
  std::vector<float> weight;
  std::vector<float> bias;  ///< 0 where the file has none
  bool has_bias = false;
  std::vector<TensorLabel> labels;  ///< of the tensors that it comes from
};

struct ForeignTensors {
  std::vector<ForeignLayer> layers;
  std::vector<Tensor> others;
};

/// A layer is a tensor of floats with two dimensions whose name is "weight" or ends in ".weight" or
/// "_weight", and its bias, if there is one, has the same name with "bias".
ForeignTensors sorted_tensors(SafetensorsFile file);

/// Returns the shapes, in the order of the layers.
std::vector<LinearShape> shapes_of(const std::vector<ForeignLayer>& layers);

/// A name as a sentence shows it: shortened, with control characters escaped.
std::string shown_name(const std::string& name);

/// "fc1.weight [128, 784], fc1.bias [128]", at most `most` of them.
std::string list_of_tensors(const std::vector<TensorLabel>& labels, std::size_t most);

/// The first tensor that holds NaN or infinity, or nothing.
const TensorLabel* first_not_finite(const ForeignLayer& layer);

}  // namespace ae
