#pragma once

#include "math/matrix.hpp"

namespace ae {

/// The three products of a dense layer, for a batch of samples; instantiated for float and double.
/// input [batch × inputs], weight [outputs × inputs], bias [outputs], output [batch × outputs].

/// output = input · weightᵀ + bias
template <typename T>
void affine(const ConstMatrixView<T>& input, const ConstMatrixView<T>& weight, const T* bias,
            MatrixView<T> output);

/// input_gradient = output_gradient · weight
template <typename T>
void input_gradient_product(const ConstMatrixView<T>& output_gradient,
                            const ConstMatrixView<T>& weight, MatrixView<T> input_gradient);

/// weight_gradient = output_gradientᵀ · input, bias_gradient = the column sums of output_gradient
template <typename T>
void parameter_gradient_product(const ConstMatrixView<T>& output_gradient,
                                const ConstMatrixView<T>& input, MatrixView<T> weight_gradient,
                                T* bias_gradient);

}  // namespace ae
