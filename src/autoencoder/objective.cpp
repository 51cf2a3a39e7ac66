#include "autoencoder/objective.hpp"

#include <utility>

#include "autoencoder/autoencoder.hpp"
#include "autoencoder/gaussian_code.hpp"
#include "autoencoder/sparsity.hpp"

namespace ae {
namespace {

/// A variational model's reconstruction is a sum over pixels, and a Gaussian's has half the square.
LossFunction loss_of(const ModelConfiguration& model, LossFunction loss) {
  if (model.family == Family::variational) {
    loss.weight = static_cast<double>(model.features()) / (loss.kind == Loss::mse ? 2 : 1);
  }
  return loss;
}

bool keeps_largest(const ModelConfiguration& model) {
  return model.family == Family::sparse && model.sparsity.kind == SparsityKind::topk;
}

}  // namespace

Index noise_width(const ModelConfiguration& model) {
  if (model.family == Family::variational) return model.code;
  // One layer has a closed form, which needs no directions.
  if (model.family != Family::contractive || model.encoder.empty()) return 0;
  return model.contraction.projections * model.code;
}

template <typename T>
Objective<T>::Objective(const ModelConfiguration& model, const LossFunction& loss, Index capacity)
    : model_(model),
      loss_(loss_of(model, loss)),
      network_(make_network(model)),
      code_layer_(model.encoder.size()),
      workspace_(network_.make_workspace<T>(capacity)) {
  if (is_variational()) {
    samples_.resize(capacity, model.code);
    sample_gradients_.resize(capacity, model.code);
  }
  if (keeps_largest(model)) kept_.resize(capacity, model.code);
  if (model.family == Family::contractive) contraction_.emplace(model, network_, capacity);
}

template <typename T>
void Objective<T>::forward(std::span<const T> parameters, const Batch<T>& batch) {
  const Index rows = batch.input.rows();
  network_.forward(parameters, batch.input, workspace_, 0, code_layer_ + 1);
  const MatrixView<T> code = first_rows(workspace_.outputs[code_layer_], rows);
  if (is_variational()) {
    sample_codes<T>(encoded(rows), batch.noise, first_rows(samples_, rows));
  } else if (keeps_largest(model_)) {
    keep_largest<T>(model_.sparsity.active, code, first_rows(kept_, rows));
  }
  network_.forward(parameters, codes(rows), workspace_, code_layer_ + 1, network_.depth());
}

template <typename T>
ObjectiveValue Objective<T>::value(std::span<const T> parameters, const Batch<T>& batch,
                                   double beta) {
  ObjectiveValue value;
  value.reconstruction = reconstruction_loss<T>(loss_, model_.output_activation,
                                                reconstructions(batch.input.rows()), batch.targets);
  value.term = contraction_
                   ? contraction_->value(parameters, workspace_, batch.noise, batch.input.rows())
                   : term(batch.input.rows());
  value.total = value.reconstruction + term_weight(beta) * value.term;
  return value;
}

template <typename T>
ObjectiveValue Objective<T>::value_with_gradient(std::span<const T> parameters,
                                                 const Batch<T>& batch, double beta) {
  const Index rows = batch.input.rows();
  ObjectiveValue value;
  value.reconstruction = reconstruction_loss_with_gradient<T>(
      loss_, model_.output_activation, reconstructions(rows), batch.targets,
      first_rows(workspace_.gradients.back(), rows));
  value.term = contraction_ ? contraction_->value_and_gradient(parameters, workspace_, batch.noise,
                                                               rows, model_.contraction.weight)
                            : term(rows);
  value.total = value.reconstruction + term_weight(beta) * value.term;
  return value;
}

template <typename T>
void Objective<T>::backward(std::span<const T> parameters, const Batch<T>& batch, double beta,
                            std::span<T> gradients, const Network::AfterLayer& after_layer) {
  const Index rows = batch.input.rows();
  const MatrixView<T> code_gradient = first_rows(workspace_.gradients[code_layer_], rows);
  network_.backward(parameters, codes(rows), workspace_, code_layer_ + 1, network_.depth(),
                    {is_variational() ? first_rows(sample_gradients_, rows) : code_gradient,
                     model_.code_activation},
                    gradients, after_layer);
  backward_through_code(batch, beta);
  for (std::size_t layer = code_layer_ + 1; layer-- > 0;) {
    if (contraction_) {
      contraction_->add_output_gradient(layer, first_rows(workspace_.gradients[layer], rows));
    }
    const bool is_first = layer == 0;
    network_.backward(
        parameters,
        is_first ? batch.input : first_rows(std::as_const(workspace_.outputs[layer - 1]), rows),
        workspace_, layer, layer + 1,
        is_first ? InputGradient<T>{}
                 : InputGradient<T>{first_rows(workspace_.gradients[layer - 1], rows),
                                    network_.layers()[layer - 1].activation},
        gradients);
    if (contraction_) contraction_->add_weight_gradient(layer, network_.weight(gradients, layer));
    if (after_layer) after_layer(layer);
  }
}

/// From the gradient by what the decoder was given to that by the code's pre-activations.
template <typename T>
void Objective<T>::backward_through_code(const Batch<T>& batch, double beta) {
  const Index rows = batch.input.rows();
  MatrixView<T> gradient = first_rows(workspace_.gradients[code_layer_], rows);
  if (is_variational()) {
    gaussian_code_gradients<T>(beta, encoded(rows), batch.noise,
                               first_rows(std::as_const(sample_gradients_), rows), gradient);
  } else if (keeps_largest(model_)) {
    gradient.array() *= first_rows(kept_, rows).array();
  } else if (model_.family == Family::sparse) {
    add_sparsity_gradient<T>(model_.sparsity, model_.sparsity.weight, model_.code_activation,
                             encoded(rows), gradient);
  }
}

template <typename T>
double Objective<T>::term_weight(double beta) const {
  switch (model_.family) {
    case Family::sparse:
      return model_.sparsity.weight;
    case Family::contractive:
      return model_.contraction.weight;
    case Family::variational:
      return beta;
    case Family::plain:
    case Family::denoising:
      return 0;
  }
  return 0;
}

template <typename T>
double Objective<T>::term(Index batch) const {
  if (is_variational()) return kl_divergence<T>(encoded(batch));
  if (model_.family == Family::sparse) return sparsity_penalty<T>(model_.sparsity, encoded(batch));
  return 0;
}

template class Objective<float>;
template class Objective<double>;

}  // namespace ae
