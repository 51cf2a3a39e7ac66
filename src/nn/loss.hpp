#pragma once

#include "math/activation.hpp"
#include "math/loss.hpp"
#include "math/matrix.hpp"

namespace ae {

/// A reconstruction loss, the mean over batch and pixels.
struct LossFunction {
  Loss kind = Loss::mse;
  double huber_delta = 0.1;
  double weight = 1;  ///< multiplies the mean: by the number of pixels, it is a sum over an image
};

/// The mean loss of the network's output against `targets`; all matrices [batch × features].
/// On entry `output` holds the logits, the last layer's values before `output_activation`; on
/// return it holds the reconstructions. Binary cross-entropy is computed from the logits, and so is
/// for a sigmoid output only (the configuration sees to that).
/// Instantiated for float and double.
template <typename T>
double reconstruction_loss(const LossFunction& loss, Activation output_activation,
                           MatrixView<T> output, const ConstMatrixView<T>& targets);

/// The same mean loss, and its gradient with respect to the logits, as training needs them: where
/// the gradient does not need the reconstructions, `output` keeps the logits.
template <typename T>
double reconstruction_loss_with_gradient(const LossFunction& loss, Activation output_activation,
                                         MatrixView<T> output, const ConstMatrixView<T>& targets,
                                         MatrixView<T> logit_gradient);

}  // namespace ae
