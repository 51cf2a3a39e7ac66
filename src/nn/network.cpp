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
    // Shaped as the weight it is a part of the gradient of.
    workspace.tied_gradients.emplace_back(layer.tied_to ? layer.inputs : 0, layer.outputs);
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
    affine(layer_input, {weight(parameters, i), layers_[i].tied_to.has_value()},
           bias(parameters, i).data(), is_last ? Activation::linear : layers_[i].activation,
           first_rows(workspace.outputs[i], batch));
  }
}

template <typename T>
void Network::backward(std::span<const T> parameters, const ConstMatrixView<T>& input,
                       Workspace<T>& workspace, std::size_t first, std::size_t last,
                       const InputGradient<T>& input_gradient, std::span<T> gradients,
                       const AfterLayer& after_layer) const {
  const Index batch = input.rows();
  for (std::size_t i = last; i-- > first;) {
    const bool is_first = i == first;
    const bool tied = layers_[i].tied_to.has_value();
    const ConstMatrixView<T> layer_input =
        is_first ? input : first_rows(std::as_const(workspace.outputs[i - 1]), batch);
    Matrix<T>& tied_gradient = workspace.tied_gradients[i];
    affine_gradients(
        first_rows(std::as_const(workspace.gradients[i]), batch), layer_input,
        {weight(parameters, i), tied},
        AffineGradients<T>{
            .weight = tied ? first_rows(tied_gradient, tied_gradient.rows()) : weight(gradients, i),
            .bias = bias(gradients, i).data(),
            .input =
                is_first ? input_gradient.values : first_rows(workspace.gradients[i - 1], batch),
            .input_activation = is_first ? input_gradient.activation : layers_[i - 1].activation});
    for (std::size_t other = i + 1; other < depth(); ++other) {
      if (layers_[other].tied_to == i) weight(gradients, i) += workspace.tied_gradients[other];
    }
    if (after_layer) after_layer(i);
  }
}

#define AE_INSTANTIATE(T)                                                                          \
  template Workspace<T> Network::make_workspace<T>(Index) const;                                   \
  template void Network::forward<T>(std::span<const T>, const ConstMatrixView<T>&, Workspace<T>&,  \
                                    std::size_t, std::size_t) const;                               \
  template void Network::backward<T>(std::span<const T>, const ConstMatrixView<T>&, Workspace<T>&, \
                                     std::size_t, std::size_t, const InputGradient<T>&,            \
                                     std::span<T>, const AfterLayer&) const;
AE_INSTANTIATE(float)
AE_INSTANTIATE(double)
#undef AE_INSTANTIATE

}  // namespace ae
