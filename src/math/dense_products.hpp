#pragma once

// The products of a dense layer in the form that the kernels take; internal to src/math.

#include <cstddef>

#include "math/kernels/table.hpp"
#include "math/products.hpp"

namespace ae {

inline std::size_t size_of(Index value) { return static_cast<std::size_t>(value); }

/// Returns how many pieces of a given size cover the whole; the last one may be smaller.
inline std::size_t pieces(std::size_t size, std::size_t piece) {
  return (size + piece - 1) / piece;
}

/// Describes the product a · b.
kernels::Product product_of(const Factor<float>& a, const Factor<float>& b,
                            MatrixView<float> product);

/// Describes the product activation(input · weightᵀ + bias).
kernels::Product forward_product(const ConstMatrixView<float>& input, const Factor<float>& weight,
                                 const float* bias, Activation activation,
                                 MatrixView<float> output);

/// Describes the product output_gradientᵀ · input, or its transpose where the weight is stored
/// transposed. It computes either the product or its transpose, whichever measures faster; the
/// result is stored in the same way.
kernels::Product weight_gradient_product(const ConstMatrixView<float>& output_gradient,
                                         const ConstMatrixView<float>& input, bool transposed,
                                         MatrixView<float> weight_gradient,
                                         const kernels::Table& kernels);

/// Describes the product output_gradient · weight, multiplied by the derivative of the activation
/// that gave the input.
kernels::Product input_gradient_product(const ConstMatrixView<float>& output_gradient,
                                        const ConstMatrixView<float>& input,
                                        const Factor<float>& weight, Activation activation,
                                        MatrixView<float> input_gradient);

/// A product that is cut into blocks, for several threads to compute: into whole panels of columns,
/// and into bands of rows where there are too few panels to keep all threads busy.
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

/// Returns the running thread's memory for packing: most_scratch floats, aligned to 64 bytes.
float* packing_scratch();

}  // namespace ae
