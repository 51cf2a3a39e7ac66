#pragma once

#include "math/activation.hpp"
#include "math/matrix.hpp"

namespace ae {

/// The three products of a dense layer, for a batch of samples.
/// input [batch × inputs], weight [outputs × inputs], bias [outputs], output [batch × outputs].

/// output = activation(input · weightᵀ + bias)
void affine(const ConstMatrixView<float>& input, const ConstMatrixView<float>& weight,
            const float* bias, Activation activation, MatrixView<float> output);
void affine(const ConstMatrixView<double>& input, const ConstMatrixView<double>& weight,
            const double* bias, Activation activation, MatrixView<double> output);

/// The gradients of a loss that a dense layer passes on.
template <typename T>
struct AffineGradients {
  MatrixView<T> weight;  ///< output_gradientᵀ · input
  T* bias;               ///< the column sums of output_gradient
  /// output_gradient · weight, times the derivative of `input_activation` where that gave the
  /// layer's input: the gradient by what the layer before computed. Without rows, it is not wanted.
  MatrixView<T> input;
  Activation input_activation;
};

void affine_gradients(const ConstMatrixView<float>& output_gradient,
                      const ConstMatrixView<float>& input, const ConstMatrixView<float>& weight,
                      AffineGradients<float> gradients);
void affine_gradients(const ConstMatrixView<double>& output_gradient,
                      const ConstMatrixView<double>& input, const ConstMatrixView<double>& weight,
                      AffineGradients<double> gradients);

}  // namespace ae
