#pragma once

// Internal to the room: the products of a dense layer as the kernels take them.

#include <cstddef>

#include "math/kernels/table.hpp"
#include "math/matrix.hpp"

namespace ae {

inline std::size_t size_of(Index value) { return static_cast<std::size_t>(value); }

/// How many pieces of a size make up the whole, the last one being smaller.
inline std::size_t pieces(std::size_t size, std::size_t piece) {
  return (size + piece - 1) / piece;
}

/// activation(input · weightᵀ + bias)
kernels::Product forward_product(const ConstMatrixView<float>& input,
                                 const ConstMatrixView<float>& weight, const float* bias,
                                 Activation activation, MatrixView<float> output);

/// Whether a weight's gradient is better computed transposed: where the inputs would fill but a
/// small part of a panel.
bool is_better_transposed(Index inputs, Index outputs, const kernels::Table& kernels);

/// output_gradientᵀ · input, with [outputs × inputs] elements. If `transposed`, the rows and
/// columns of the product are those of its transpose.
kernels::Product weight_gradient_product(const ConstMatrixView<float>& output_gradient,
                                         const ConstMatrixView<float>& input,
                                         float* weight_gradient, bool transposed);

/// output_gradient · weight, times the derivative of the activation that gave the input.
kernels::Product input_gradient_product(const ConstMatrixView<float>& output_gradient,
                                        const ConstMatrixView<float>& input,
                                        const ConstMatrixView<float>& weight, Activation activation,
                                        MatrixView<float> input_gradient);

/// A product cut into blocks: whole panels of columns, and bands of rows where there are too few
/// panels to keep all threads busy.
class ProductBlocks {
 public:
  ProductBlocks() = default;
  ProductBlocks(const kernels::Product& product, const kernels::Table& kernels);

  [[nodiscard]] std::size_t count() const { return count_; }
  void compute(std::size_t index, const kernels::Table& kernels) const;

 private:
  kernels::Product product_{};
  std::size_t panel_ = 1;
  std::size_t panels_ = 1;
  std::size_t band_ = 1;
  std::size_t count_ = 0;
};

/// The running thread's memory for packing, most_scratch floats.
float* packing_scratch();

}  // namespace ae
