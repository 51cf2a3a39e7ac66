#pragma once

#include <cstddef>
#include <limits>
#include <memory>
#include <span>

#include "autoencoder/configuration.hpp"
#include "autoencoder/terms/code_term.hpp"
#include "nn/loss.hpp"
#include "nn/network.hpp"

namespace ae {

/// A minibatch: images [batch × features] as the model is given them, the images that it should
/// give back, and random numbers.
template <typename T>
struct Batch {
  ConstMatrixView<T> input;
  ConstMatrixView<T> targets;
  ConstMatrixView<T> noise;  ///< [batch × noise_width(model)], standard normal
};

/// The number of random numbers that an image needs; see FamilyTraits.
Index noise_width(const ModelConfiguration& model);

/// The weight of the family's term after so many epochs of training, or at the end of any warm-up.
double term_weight(const ModelConfiguration& model,
                   double epochs = std::numeric_limits<double>::infinity());

struct ObjectiveValue {
  double total = 0;           ///< what is minimised
  double reconstruction = 0;  ///< see Objective
  double term = 0;            ///< what the family adds, without its weight
};

/// The function of the parameters that training minimises, and its gradient: reconstruction +
/// weight · term, each a mean over the images of a batch. The term, and what the decoder is given
/// as the code, are the family's: autoencoder/terms has a file for each.
/// The reconstruction is a mean per pixel (nn/loss.hpp), but for a variational model's, which is in
/// nats an image: the total is then the negative evidence lower bound (Kingma & Welling 2014,
/// equation 7) where the weight is 1. It is the negative logarithm of a likelihood, up to a
/// constant: Bernoulli's for bce, a Gaussian's of unit variance for mse, Laplace's of unit scale
/// for l1.
/// In float to train and in double to check the gradients.
template <typename T>
class Objective {
 public:
  /// For batches of up to `capacity` images. Allocates all that the calls below need.
  Objective(const ModelConfiguration& model, const LossFunction& loss, Index capacity);

  /// Runs the model on a batch. Until value() or value_with_gradient() is called,
  /// reconstructions() are logits.
  void forward(std::span<const T> parameters, const Batch<T>& batch);

  /// The objective of the batch that forward() was given last; `weight` is the term's.
  ObjectiveValue value(std::span<const T> parameters, const Batch<T>& batch, double weight);

  /// The same value, prepared for backward(). Where the gradient does not need the reconstructions,
  /// reconstructions() remain logits.
  ObjectiveValue value_with_gradient(std::span<const T> parameters, const Batch<T>& batch,
                                     double weight);

  /// The gradient by every parameter, after value_with_gradient() of the same batch and weight. See
  /// Network::backward for `after_layer`.
  void backward(std::span<const T> parameters, const Batch<T>& batch, double weight,
                std::span<T> gradients, const Network::AfterLayer& after_layer = {});

  /// The outputs for the last batch, [batch × features].
  [[nodiscard]] MatrixView<T> reconstructions(Index batch) {
    return first_rows(workspace_.outputs.back(), batch);
  }

 private:
  /// The outputs of the encoder for the last batch.
  [[nodiscard]] ConstMatrixView<T> encoded(Index batch) const {
    return first_rows(workspace_.outputs[code_layer_], batch);
  }
  [[nodiscard]] EncodedBatch<T> encoded_batch(std::span<const T> parameters,
                                              const Batch<T>& batch) const {
    return {parameters, workspace_, encoded(batch.input.rows()), batch.noise};
  }

  LossFunction loss_;
  Activation output_activation_;
  Network network_;
  std::size_t code_layer_;
  Workspace<T> workspace_;
  std::unique_ptr<CodeTerm<T>> term_;
};

}  // namespace ae
