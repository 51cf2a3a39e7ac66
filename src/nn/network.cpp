#include "nn/network.hpp"

#include <utility>

#include "math/products.hpp"

namespace ae {

Network::Network(std::vector<DenseLayer> layers) : layers_(std::move(layers)) {
  for (const DenseLayer& layer : layers_) {
    offsets_.push_back(parameter_count_);
    parameter_count_ += layer.parameter_count();
  }
}

template <typename T>
Workspace<T> Network::make_workspace(Index capacity) const {
  Workspace<T> workspace;
  for (const DenseLayer& layer : layers_) {
    workspace.outputs.emplace_back(capacity, layer.outputs);
    workspace.gradients.emplace_back(capacity, layer.outputs);
  }
  return workspace;
}

template <typename T>
void Network::forward(std::span<const T> parameters, const ConstMatrixView<T>& input,
                      Workspace<T>& workspace, std::size_t first, std::size_t last) const {
  const Index batch = input.rows();
  for (std::size_t i = first; i < last; ++i) {
    const ConstMatrixView<T> layer_input =
        i == first ? input : first_rows(std::as_const(workspace.outputs[i - 1]), batch);
    const bool is_last = i + 1 == depth();
    affine(layer_input, weight(parameters, i), bias(parameters, i).data(),
           is_last ? Activation::linear : layers_[i].activation,
           first_rows(workspace.outputs[i], batch));
  }
}

template <typename T>
void Network::backward(std::span<const T> parameters, const ConstMatrixView<T>& input,
                       Workspace<T>& workspace, std::span<T> gradients,
                       const AfterLayer& after_layer) const {
  const Index batch = input.rows();
  for (std::size_t i = depth(); i-- > 0;) {
    const ConstMatrixView<T> layer_input =
        i == 0 ? input : first_rows(std::as_const(workspace.outputs[i - 1]), batch);
    const bool is_first = i == 0;
    affine_gradients(
        first_rows(std::as_const(workspace.gradients[i]), batch), layer_input,
        weight(parameters, i),
        AffineGradients<T>{
            .weight = weight(gradients, i),
            .bias = bias(gradients, i).data(),
            .input = is_first ? MatrixView<T>(nullptr, 0, layers_[i].inputs)
                              : first_rows(workspace.gradients[i - 1], batch),
            .input_activation = is_first ? Activation::linear : layers_[i - 1].activation});
    if (after_layer) after_layer(i);
  }
}

#define AE_INSTANTIATE(T)                                                                          \
  template Workspace<T> Network::make_workspace<T>(Index) const;                                   \
  template void Network::forward<T>(std::span<const T>, const ConstMatrixView<T>&, Workspace<T>&,  \
                                    std::size_t, std::size_t) const;                               \
  template void Network::backward<T>(std::span<const T>, const ConstMatrixView<T>&, Workspace<T>&, \
                                     std::span<T>, const AfterLayer&) const;
AE_INSTANTIATE(float)
AE_INSTANTIATE(double)
#undef AE_INSTANTIATE

}  // namespace ae
