#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "math/activation.hpp"
#include "math/matrix.hpp"

namespace ae {

/// A dense layer: activation(input · weightᵀ + bias), weight [outputs × inputs], bias [outputs].
struct DenseLayer {
  Index inputs = 0;
  Index outputs = 0;
  Activation activation = Activation::linear;
  /// The earlier layer whose weight, transposed, is this one's; if none, it has its own.
  std::optional<std::size_t> tied_to = std::nullopt;

  [[nodiscard]] Index weight_count() const { return tied_to ? 0 : inputs * outputs; }
  [[nodiscard]] Index parameter_count() const { return weight_count() + outputs; }
};

/// The matrices of a forward and a backward pass of up to `capacity` samples.
template <typename T>
struct Workspace {
  std::vector<Matrix<T>> outputs;    ///< by layer, [capacity × the layer's outputs]
  std::vector<Matrix<T>> gradients;  ///< of the loss by the layer's pre-activation, same shapes
  /// By layer; a tied layer's part of the gradient of the weight that it shares, empty for others.
  std::vector<Matrix<T>> tied_gradients;
};

/// The gradient of the loss by the input of the first layer of a backward pass.
template <typename T>
struct InputGradient {
  MatrixView<T> values = {nullptr, 0, 0};      ///< without rows, it is not wanted
  Activation activation = Activation::linear;  ///< whose derivative it is multiplied by
};

/// A stack of dense layers. Encoder and decoder can be run one by one, for a family may change the
/// code in between. The network knows its shapes and where each layer's parameters lie in one
/// contiguous array (weight, bias, weight, bias ...), but owns no numbers: parameters, gradients
/// and workspace are passed in, in float to train and in double to check the gradients.
class Network {
 public:
  explicit Network(std::vector<DenseLayer> layers);

  [[nodiscard]] const std::vector<DenseLayer>& layers() const { return layers_; }
  [[nodiscard]] std::size_t depth() const { return layers_.size(); }
  [[nodiscard]] Index parameter_count() const { return parameter_count_; }

  /// The parameters of one layer, as views into an array of parameter_count() values. The weight of
  /// a tied layer is that of the layer it is tied to.
  template <typename T>
  [[nodiscard]] MatrixView<T> weight(std::span<T> parameters, std::size_t layer) const {
    const std::size_t owner = layers_[layer].tied_to.value_or(layer);
    return {parameters.data() + offsets_[owner], layers_[owner].outputs, layers_[owner].inputs};
  }
  template <typename T>
  [[nodiscard]] ConstMatrixView<T> weight(std::span<const T> parameters, std::size_t layer) const {
    const std::size_t owner = layers_[layer].tied_to.value_or(layer);
    return {parameters.data() + offsets_[owner], layers_[owner].outputs, layers_[owner].inputs};
  }
  template <typename T>
  [[nodiscard]] std::span<T> bias(std::span<T> parameters, std::size_t layer) const {
    const DenseLayer& shape = layers_[layer];
    return parameters.subspan(static_cast<std::size_t>(offsets_[layer] + shape.weight_count()),
                              static_cast<std::size_t>(shape.outputs));
  }

  /// The part of an array of parameter_count() values that belongs to one layer.
  template <typename T>
  [[nodiscard]] std::span<T> part(std::span<T> values, std::size_t layer) const {
    return values.subspan(static_cast<std::size_t>(offsets_[layer]),
                          static_cast<std::size_t>(layers_[layer].parameter_count()));
  }

  template <typename T>
  [[nodiscard]] Workspace<T> make_workspace(Index capacity) const;

  /// Runs layers first .. last-1 on `input` [batch × inputs of layer first]; batch must not exceed
  /// the workspace's capacity. The first `batch` rows of workspace.outputs[layer] become the
  /// layer's activated outputs. The network's last layer is left as logits, from which the loss is
  /// computed.
  template <typename T>
  void forward(std::span<const T> parameters, const ConstMatrixView<T>& input,
               Workspace<T>& workspace, std::size_t first, std::size_t last) const;

  /// Back-propagation (Rumelhart, Hinton & Williams 1986) through layers last-1 .. first, after a
  /// forward pass through them on the same `input`. On entry the first `batch` rows of
  /// workspace.gradients[last-1] hold the gradient of the loss by that layer's pre-activation; on
  /// return `gradients` holds it by these layers' parameters, and `input_gradient` by their input.
  /// A layer that another is tied to must come after it, in this call or a later one.
  /// `after_layer` is called for each layer, from the last to the first, as soon as its gradients
  /// are complete and its parameters are not needed any more: it may update them while both are in
  /// the cache.
  using AfterLayer = std::function<void(std::size_t layer)>;
  template <typename T>
  void backward(std::span<const T> parameters, const ConstMatrixView<T>& input,
                Workspace<T>& workspace, std::size_t first, std::size_t last,
                const InputGradient<T>& input_gradient, std::span<T> gradients,
                const AfterLayer& after_layer = {}) const;

 private:
  std::vector<DenseLayer> layers_;
  std::vector<Index> offsets_;  // of each layer's first parameter in the array
  Index parameter_count_ = 0;
};

/// The first `batch` rows of a workspace's matrix.
template <typename T>
MatrixView<T> first_rows(Matrix<T>& matrix, Index batch) {
  return {matrix.data(), batch, matrix.cols()};
}
template <typename T>
ConstMatrixView<T> first_rows(const Matrix<T>& matrix, Index batch) {
  return {matrix.data(), batch, matrix.cols()};
}

}  // namespace ae
