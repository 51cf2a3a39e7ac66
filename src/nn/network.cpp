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
    const MatrixView<T> output = first_rows(workspace.outputs[i], batch);
    affine<T>(layer_input, weight(parameters, i), bias(parameters, i).data(), output);
    if (i + 1 < depth()) {
      activate(layers_[i].activation,
               std::span<T>(workspace.outputs[i].data(), static_cast<std::size_t>(output.size())));
    }
  }
}

template <typename T>
void Network::backward(std::span<const T> parameters, const ConstMatrixView<T>& input,
                       Workspace<T>& workspace, std::span<T> gradients) const {
  const Index batch = input.rows();
  for (std::size_t i = depth(); i-- > 0;) {
    const ConstMatrixView<T> layer_input =
        i == 0 ? input : first_rows(std::as_const(workspace.outputs[i - 1]), batch);
    const ConstMatrixView<T> gradient = first_rows(std::as_const(workspace.gradients[i]), batch);
    parameter_gradient_product<T>(gradient, layer_input, weight(gradients, i),
                                  bias(gradients, i).data());
    if (i == 0) return;
    const MatrixView<T> previous = first_rows(workspace.gradients[i - 1], batch);
    input_gradient_product<T>(gradient, weight(parameters, i), previous);
    const auto size = static_cast<std::size_t>(previous.size());
    multiply_by_derivative(layers_[i - 1].activation,
                           std::span<const T>(workspace.outputs[i - 1].data(), size),
                           std::span<T>(workspace.gradients[i - 1].data(), size));
  }
}

#define AE_INSTANTIATE(T)                                                                          \
  template Workspace<T> Network::make_workspace<T>(Index) const;                                   \
  template void Network::forward<T>(std::span<const T>, const ConstMatrixView<T>&, Workspace<T>&,  \
                                    std::size_t, std::size_t) const;                               \
  template void Network::backward<T>(std::span<const T>, const ConstMatrixView<T>&, Workspace<T>&, \
                                     std::span<T>) const;
AE_INSTANTIATE(float)
AE_INSTANTIATE(double)
#undef AE_INSTANTIATE

}  // namespace ae
