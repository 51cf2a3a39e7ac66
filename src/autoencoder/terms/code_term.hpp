#pragma once

#include <cstddef>
#include <span>

#include "math/matrix.hpp"
#include "nn/network.hpp"

namespace ae {

/// A batch of images that has been through the encoder.
template <typename T>
struct EncodedBatch {
  std::span<const T> parameters;
  const Workspace<T>& workspace;  ///< the outputs of every layer of the encoder
  ConstMatrixView<T> encoded;     ///< those of its last, [batch × code], or several codes wide
  ConstMatrixView<T> noise;       ///< [batch × FamilyTraits::noise_width], standard normal
};

/// The part of an objective that differs from family to family: what becomes of the code between
/// encoder and decoder, and the term that is added to the reconstruction loss, with its gradient.
/// The functions here are those of a plain autoencoder, which leaves its code alone and adds
/// nothing; a family overrides what it needs. They are called in the order in which they stand
/// here, once a batch or once a layer, and allocate nothing.
template <typename T>
class CodeTerm {
 public:
  CodeTerm() = default;
  CodeTerm(const CodeTerm&) = delete;
  CodeTerm& operator=(const CodeTerm&) = delete;
  virtual ~CodeTerm() = default;

  /// Makes the codes of what the encoder gave, which it may change in place.
  virtual void make_codes(MatrixView<T> /*encoded*/, const ConstMatrixView<T>& /*noise*/) {}

  /// The codes that the decoder is given, [batch × code].
  [[nodiscard]] virtual ConstMatrixView<T> codes(const ConstMatrixView<T>& encoded) const {
    return encoded;
  }

  /// The term's value: a mean over the images, without its weight.
  virtual double value(const EncodedBatch<T>& /*batch*/) { return 0; }

  /// The same value; keeps what the functions below need to add the gradient of weight · value.
  virtual double value_with_gradient(const EncodedBatch<T>& batch, double /*weight*/) {
    return value(batch);
  }

  /// The matrix [batch × code] that takes the gradient of the loss by the decoder's input.
  virtual MatrixView<T> code_gradients(MatrixView<T> encoded_gradients) {
    return encoded_gradients;
  }

  /// Sets `encoded_gradients` to the gradient of loss + weight · value by the pre-activations of
  /// what the encoder gave. On entry code_gradients() is the loss's.
  virtual void backward_through_code(const EncodedBatch<T>& /*batch*/, double /*weight*/,
                                     MatrixView<T> /*encoded_gradients*/) {}

  /// Adds the term's own part of the gradient by the pre-activations [batch × outputs] of a layer
  /// of the encoder; the layers come from the last to the first.
  virtual void add_output_gradient(std::size_t /*layer*/, MatrixView<T> /*gradient*/) const {}

  /// The same of the layer's weight [outputs × inputs].
  virtual void add_weight_gradient(std::size_t /*layer*/, MatrixView<T> /*gradient*/) const {}
};

}  // namespace ae
