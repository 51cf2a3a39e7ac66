#pragma once

#include "math/activation.hpp"
#include "math/loss.hpp"
#include "math/matrix.hpp"

namespace ae {

/// A reconstruction loss: the mean over batch and pixels, times a weight.
struct LossFunction {
  Loss kind = Loss::mse;
  double huber_delta = 0.1;
  double weight = 1;  ///< of the mean; the number of pixels makes it a sum over an image
};

/// The loss of the network's output against `targets`; all matrices [batch × features].
/// On entry `output` holds the logits, the last layer's values before `output_activation`; on
/// return it holds the reconstructions. Binary cross-entropy is computed from the logits and needs
/// a sigmoid output, which validate() requires of a configuration.
/// Instantiated for float and double.
template <typename T>
double reconstruction_loss(const LossFunction& loss, Activation output_activation,
                           MatrixView<T> output, const ConstMatrixView<T>& targets);

/// The same loss and its gradient by the logits. Where the gradient does not need the
/// reconstructions, `output` keeps the logits.
template <typename T>
double reconstruction_loss_with_gradient(const LossFunction& loss, Activation output_activation,
                                         MatrixView<T> output, const ConstMatrixView<T>& targets,
                                         MatrixView<T> logit_gradient);

}  // namespace ae
