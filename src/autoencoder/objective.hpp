#pragma once

#include <cstddef>
#include <optional>
#include <span>

#include "autoencoder/configuration.hpp"
#include "autoencoder/contraction.hpp"
#include "nn/network.hpp"

namespace ae {

/// What a model is trained on at once: images [batch × features] as they are given to it and as it
/// is to give them back, and the random numbers that its objective needs.
template <typename T>
struct Batch {
  ConstMatrixView<T> input;
  ConstMatrixView<T> targets;
  ConstMatrixView<T> noise;  ///< [batch × noise_width(model)], standard normal
};

/// How many random numbers an image needs: a variational model's code units; a contractive one's
/// random directions, one code beside the other, where it estimates its penalty. Otherwise 0.
Index noise_width(const ModelConfiguration& model);

struct ObjectiveValue {
  double total = 0;           ///< what is minimised
  double reconstruction = 0;  ///< see Objective
  /// What the family adds, without its weight: penalty on the code, squared Frobenius norm, or
  /// Kullback-Leibler divergence in nats an image.
  double term = 0;
};

/// What each family minimises, and the gradient of it; a mean over the images of a batch.
/// plain, denoising: reconstruction, a mean per pixel (nn/loss.hpp).
/// sparse: reconstruction + weight · penalty (autoencoder/sparsity.hpp); with topk, reconstruction
/// from the largest code values.
/// contractive: reconstruction + weight · ‖d code / d input‖² (autoencoder/contraction.hpp).
/// variational: reconstruction + beta · divergence (autoencoder/gaussian_code.hpp), in nats an
/// image: the negative evidence lower bound (Kingma & Welling 2014, equation 7) where beta is 1.
/// The reconstruction is the negative logarithm of a likelihood, up to a constant: Bernoulli's for
/// bce, a Gaussian's of unit variance for mse, Laplace's of unit scale for l1.
/// In float to train and in double to check the gradients.
template <typename T>
class Objective {
 public:
  /// For batches of up to `capacity` images. Allocates all that the calls below need.
  Objective(const ModelConfiguration& model, const LossFunction& loss, Index capacity);

  /// Runs the model. reconstructions() are logits until the loss is asked for.
  void forward(std::span<const T> parameters, const Batch<T>& batch);

  /// After forward(), of the same batch. `beta` weights a variational model's divergence.
  ObjectiveValue value(std::span<const T> parameters, const Batch<T>& batch, double beta);

  /// The same value; afterwards backward() has what it needs. Where the gradient does not need the
  /// reconstructions, reconstructions() remain logits.
  ObjectiveValue value_with_gradient(std::span<const T> parameters, const Batch<T>& batch,
                                     double beta);

  /// After value_with_gradient(): `gradients` becomes the gradient by every parameter. See
  /// Network::backward for `after_layer`.
  void backward(std::span<const T> parameters, const Batch<T>& batch, double beta,
                std::span<T> gradients, const Network::AfterLayer& after_layer = {});

  /// The last batch's, [batch × features].
  [[nodiscard]] MatrixView<T> reconstructions(Index batch) {
    return first_rows(workspace_.outputs.back(), batch);
  }

  /// The last batch's codes, [batch × code]; of a variational model the samples.
  [[nodiscard]] ConstMatrixView<T> codes(Index batch) const {
    return is_variational() ? first_rows(samples_, batch) : encoded(batch);
  }

 private:
  /// What the encoder gave for the last batch.
  [[nodiscard]] ConstMatrixView<T> encoded(Index batch) const {
    return first_rows(workspace_.outputs[code_layer_], batch);
  }
  [[nodiscard]] bool is_variational() const { return model_.family == Family::variational; }
  [[nodiscard]] double term_weight(double beta) const;
  [[nodiscard]] double term(Index batch) const;
  void backward_through_code(const Batch<T>& batch, double beta);

  ModelConfiguration model_;
  LossFunction loss_;
  Network network_;
  std::size_t code_layer_;
  Workspace<T> workspace_;
  Matrix<T> samples_;           ///< of variational codes
  Matrix<T> sample_gradients_;  ///< of the loss by those
  Matrix<T> kept_;              ///< which values topk kept
  std::optional<ContractionPenalty<T>> contraction_;
};

}  // namespace ae
