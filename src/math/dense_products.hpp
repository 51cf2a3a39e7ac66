#pragma once

// Internal to the room: the products of a dense layer as the kernels take them.

#include <cstddef>

#include "math/kernels/table.hpp"
#include "math/products.hpp"

namespace ae {

inline std::size_t size_of(Index value) { return static_cast<std::size_t>(value); }

/// How many pieces of a size make up the whole, the last one being smaller.
inline std::size_t pieces(std::size_t size, std::size_t piece) {
  return (size + piece - 1) / piece;
}

/// a · b
kernels::Product product_of(const Factor<float>& a, const Factor<float>& b,
                            MatrixView<float> product);

/// activation(input · weightᵀ + bias)
kernels::Product forward_product(const ConstMatrixView<float>& input, const Factor<float>& weight,
                                 const float* bias, Activation activation,
                                 MatrixView<float> output);

/// output_gradientᵀ · input, or its transpose where the weight lies transposed. Which of the two is
/// computed is what measures faster; where it is put is the same.
kernels::Product weight_gradient_product(const ConstMatrixView<float>& output_gradient,
                                         const ConstMatrixView<float>& input, bool transposed,
                                         MatrixView<float> weight_gradient,
                                         const kernels::Table& kernels);

/// output_gradient · weight, times the derivative of the activation that gave the input.
kernels::Product input_gradient_product(const ConstMatrixView<float>& output_gradient,
                                        const ConstMatrixView<float>& input,
                                        const Factor<float>& weight, Activation activation,
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
