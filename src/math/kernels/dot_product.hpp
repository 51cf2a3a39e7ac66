#pragma once

#include "math/kernels/multiply_add.hpp"
#include "math/kernels/table.hpp"
#include "math/kernels/vector.hpp"

namespace ae::kernels {

/// Returns whether a product is better computed element by element, without packing: it has few
/// rows (a single image) or few columns (a code of two units), its sums are long, and both factors
/// are contiguous along the sums.
template <typename Architecture>
inline bool suits_dot_products(const Product& product) {
  return product.a_column_stride == 1 && product.b_row_stride == 1 &&
         product.c_column_stride == 1 && product.depth >= 4 * Vector<Architecture>::size &&
         (product.rows <= 4 || product.columns <= 4);
}

/// Sets c[j] = a · b_j (+ bias_j, unless `bias` is null) for `Columns` vectors b_j of `depth`
/// elements, the order of whose sums does not depend on `Columns`.
template <typename Architecture, std::size_t Columns>
inline void dot_products(std::size_t depth, const float* a, const float* b, std::size_t b_stride,
                         const float* bias, float* c) {
  using V = Vector<Architecture>;
  V sums[Columns][2];
  for (std::size_t j = 0; j < Columns; ++j) sums[j][0] = sums[j][1] = V(0.0F);
  std::size_t k = 0;
  for (; k + 2 * V::size <= depth; k += 2 * V::size) {
    const V a0 = V::load_unaligned(a + k);
    const V a1 = V::load_unaligned(a + k + V::size);
#pragma GCC unroll 4
    for (std::size_t j = 0; j < Columns; ++j) {
      const float* const from = b + j * b_stride + k;
      sums[j][0] = multiply_add<Architecture>(a0, V::load_unaligned(from), sums[j][0]);
      sums[j][1] = multiply_add<Architecture>(a1, V::load_unaligned(from + V::size), sums[j][1]);
    }
  }
  for (; k < depth; k += V::size) {
    const std::size_t rest = depth - k < V::size ? depth - k : V::size;
    const V a0 = load_part<Architecture>(a + k, rest);
    for (std::size_t j = 0; j < Columns; ++j) {
      const V b0 = load_part<Architecture>(b + j * b_stride + k, rest);
      sums[j][0] = multiply_add<Architecture>(a0, b0, sums[j][0]);
    }
  }
  for (std::size_t j = 0; j < Columns; ++j) {
    const float sum = xsimd::reduce_add(sums[j][0] + sums[j][1]);
    c[j] = bias == nullptr ? sum : sum + bias[j];
  }
}

template <typename Architecture>
void product_by_dot_products(const Product& product, const Block& block) {
  const auto element = [](const float* base, std::size_t offset) {
    return base == nullptr ? nullptr : base + offset;
  };
  for (std::size_t row = block.first_row; row < block.last_row; ++row) {
    const float* const a = product.a + row * product.a_row_stride;
    float* const c = product.c + row * product.c_row_stride;
    std::size_t column = block.first_column;
    for (; column + 4 <= block.last_column; column += 4) {
      dot_products<Architecture, 4>(product.depth, a, product.b + column * product.b_column_stride,
                                    product.b_column_stride, element(product.bias, column),
                                    c + column);
    }
    for (; column < block.last_column; ++column) {
      dot_products<Architecture, 1>(product.depth, a, product.b + column * product.b_column_stride,
                                    product.b_column_stride, element(product.bias, column),
                                    c + column);
    }
  }
}

}  // namespace ae::kernels
