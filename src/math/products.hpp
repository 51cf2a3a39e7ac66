#pragma once

#include "math/activation.hpp"
#include "math/matrix.hpp"

namespace ae {

/// A matrix as a factor of a product: what lies in memory, or its transpose.
template <typename T>
struct Factor {
  // NOLINTNEXTLINE(google-explicit-constructor): a matrix is a factor.
  Factor(const ConstMatrixView<T>& values, bool is_transposed = false)
      : memory(values), transposed(is_transposed) {}

  [[nodiscard]] Index rows() const { return transposed ? memory.cols() : memory.rows(); }
  [[nodiscard]] Index cols() const { return transposed ? memory.rows() : memory.cols(); }
  /// How far an element's neighbours in the next row and in the next column lie from it.
  [[nodiscard]] Index row_stride() const { return transposed ? 1 : memory.cols(); }
  [[nodiscard]] Index column_stride() const { return transposed ? memory.cols() : 1; }

  ConstMatrixView<T> memory;
  bool transposed;
};

/// product [a's rows × b's columns] = a · b
void multiply(const Factor<float>& a, const Factor<float>& b, MatrixView<float> product);
void multiply(const Factor<double>& a, const Factor<double>& b, MatrixView<double> product);

/// The three products of a dense layer, for a batch of samples.
/// input [batch × inputs], weight [outputs × inputs], bias [outputs], output [batch × outputs].

/// output = activation(input · weightᵀ + bias)
void affine(const ConstMatrixView<float>& input, const Factor<float>& weight, const float* bias,
            Activation activation, MatrixView<float> output);
void affine(const ConstMatrixView<double>& input, const Factor<double>& weight, const double* bias,
            Activation activation, MatrixView<double> output);

/// The gradients of a loss that a dense layer passes on.
template <typename T>
struct AffineGradients {
  /// output_gradientᵀ · input, or its transpose where the weight lies transposed.
  MatrixView<T> weight;
  T* bias;  ///< the column sums of output_gradient
  /// output_gradient · weight, times the derivative of `input_activation` where that gave the
  /// layer's input: the gradient by what the layer before computed. Without rows, it is not wanted.
  MatrixView<T> input;
  Activation input_activation;
};

void affine_gradients(const ConstMatrixView<float>& output_gradient,
                      const ConstMatrixView<float>& input, const Factor<float>& weight,
                      AffineGradients<float> gradients);
void affine_gradients(const ConstMatrixView<double>& output_gradient,
                      const ConstMatrixView<double>& input, const Factor<double>& weight,
                      AffineGradients<double> gradients);

}  // namespace ae
