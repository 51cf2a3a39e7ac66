#include "autoencoder/objective.hpp"

#include <utility>

#include "autoencoder/autoencoder.hpp"
#include "autoencoder/terms/families.hpp"

namespace ae {

Index noise_width(const ModelConfiguration& model) {
  return family_traits(model).noise_width(model);
}

double term_weight(const ModelConfiguration& model, double epochs) {
  return family_traits(model).term_weight(model, epochs);
}

template <typename T>
Objective<T>::Objective(const ModelConfiguration& model, const LossFunction& loss, Index capacity)
    : loss_(family_traits(model).scaled_loss(model, loss)),
      output_activation_(model.output_activation),
      network_(make_network(model)),
      code_layer_(model.encoder.size()),
      workspace_(network_.make_workspace<T>(capacity)),
      term_(make_code_term<T>(model, network_, capacity)) {}

template <typename T>
void Objective<T>::forward(std::span<const T> parameters, const Batch<T>& batch) {
  const Index rows = batch.input.rows();
  network_.forward(parameters, batch.input, workspace_, 0, code_layer_ + 1);
  term_->make_codes(first_rows(workspace_.outputs[code_layer_], rows), batch.noise);
  network_.forward(parameters, term_->codes(encoded(rows)), workspace_, code_layer_ + 1,
                   network_.depth());
}

template <typename T>
ObjectiveValue Objective<T>::value(std::span<const T> parameters, const Batch<T>& batch,
                                   double weight) {
  ObjectiveValue value;
  value.reconstruction = reconstruction_loss<T>(loss_, output_activation_,
                                                reconstructions(batch.input.rows()), batch.targets);
  value.term = term_->value(encoded_batch(parameters, batch));
  value.total = value.reconstruction + weight * value.term;
  return value;
}

template <typename T>
ObjectiveValue Objective<T>::value_with_gradient(std::span<const T> parameters,
                                                 const Batch<T>& batch, double weight) {
  const Index rows = batch.input.rows();
  ObjectiveValue value;
  value.reconstruction = reconstruction_loss_with_gradient<T>(
      loss_, output_activation_, reconstructions(rows), batch.targets,
      first_rows(workspace_.gradients.back(), rows));
  value.term = term_->value_with_gradient(encoded_batch(parameters, batch), weight);
  value.total = value.reconstruction + weight * value.term;
  return value;
}

template <typename T>
void Objective<T>::backward(std::span<const T> parameters, const Batch<T>& batch, double weight,
                            std::span<T> gradients, const Network::AfterLayer& after_layer) {
  const Index rows = batch.input.rows();
  const MatrixView<T> encoded_gradients = first_rows(workspace_.gradients[code_layer_], rows);
  network_.backward(
      parameters, term_->codes(encoded(rows)), workspace_, code_layer_ + 1, network_.depth(),
      {term_->code_gradients(encoded_gradients), network_.layers()[code_layer_].activation},
      gradients, after_layer);
  term_->backward_through_code(encoded_batch(parameters, batch), weight, encoded_gradients);
  for (std::size_t layer = code_layer_ + 1; layer-- > 0;) {
    term_->add_output_gradient(layer, first_rows(workspace_.gradients[layer], rows));
    const bool is_first = layer == 0;
    network_.backward(
        parameters,
        is_first ? batch.input : first_rows(std::as_const(workspace_.outputs[layer - 1]), rows),
        workspace_, layer, layer + 1,
        is_first ? InputGradient<T>{}
                 : InputGradient<T>{first_rows(workspace_.gradients[layer - 1], rows),
                                    network_.layers()[layer - 1].activation},
        gradients);
    term_->add_weight_gradient(layer, network_.weight(gradients, layer));
    if (after_layer) after_layer(layer);
  }
}

template class Objective<float>;
template class Objective<double>;

}  // namespace ae
