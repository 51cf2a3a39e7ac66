#pragma once

#include "math/activation.hpp"
#include "math/matrix.hpp"

namespace ae {

/// A matrix as a factor of a product: the matrix that lies in memory, or its transpose.
template <typename T>
struct Factor {
  // NOLINTNEXTLINE(google-explicit-constructor): a matrix is a factor.
  Factor(const ConstMatrixView<T>& values, bool is_transposed = false)
      : memory(values), transposed(is_transposed) {}

  [[nodiscard]] Index rows() const { return transposed ? memory.cols() : memory.rows(); }
  [[nodiscard]] Index cols() const { return transposed ? memory.rows() : memory.cols(); }
  /// The distance in memory, in elements, from an element to its neighbour in the next row or
  /// column.
  [[nodiscard]] Index row_stride() const { return transposed ? 1 : memory.cols(); }
  [[nodiscard]] Index column_stride() const { return transposed ? memory.cols() : 1; }

  ConstMatrixView<T> memory;
  bool transposed;
};

/// Sets product [a's rows × b's columns] = a · b.
void multiply(const Factor<float>& a, const Factor<float>& b, MatrixView<float> product);
void multiply(const Factor<double>& a, const Factor<double>& b, MatrixView<double> product);

/// The functions below compute the three products of a dense layer for a batch of samples, with
/// input [batch × inputs], weight [outputs × inputs], bias [outputs] and output [batch × outputs].

/// Sets output = activation(input · weightᵀ + bias).
void affine(const ConstMatrixView<float>& input, const Factor<float>& weight, const float* bias,
            Activation activation, MatrixView<float> output);
void affine(const ConstMatrixView<double>& input, const Factor<double>& weight, const double* bias,
            Activation activation, MatrixView<double> output);

/// The places for a loss's gradients that a dense layer computes, given the gradient with respect
/// to its output.
template <typename T>
struct AffineGradients {
  /// output_gradientᵀ · input, or its transpose where the weight is stored transposed
  MatrixView<T> weight;
  T* bias;  ///< the column sums of output_gradient
  /// output_gradient · weight, multiplied by the derivative of `input_activation` where it gave the
  /// layer's input; this is the gradient with respect to the previous layer's sums, before its
  /// activation. A matrix without rows is left out.
  MatrixView<T> input;
  Activation input_activation;
};

/// Computes the gradients of a dense layer. output_gradient [batch × outputs] is the gradient with
/// respect to the layer's sums, before its activation.
void affine_gradients(const ConstMatrixView<float>& output_gradient,
                      const ConstMatrixView<float>& input, const Factor<float>& weight,
                      AffineGradients<float> gradients);
void affine_gradients(const ConstMatrixView<double>& output_gradient,
                      const ConstMatrixView<double>& input, const Factor<double>& weight,
                      AffineGradients<double> gradients);

}  // namespace ae
