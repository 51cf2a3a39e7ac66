#pragma once

#include "math/kernels/vector.hpp"

namespace ae::kernels {

/// Sets sums[j] to the sum of column j. The rows are added up one after another, so that a sum's
/// bits depend on nothing but its column.
template <typename Architecture>
void column_sums(const float* values, std::size_t rows, std::size_t columns, std::size_t stride,
                 float* sums) {
  using V = Vector<Architecture>;
  for (std::size_t column = 0; column < columns; column += V::size) {
    const bool whole = column + V::size <= columns;
    V sum(0.0F);
    for (std::size_t row = 0; row < rows; ++row) {
      const float* const from = values + row * stride + column;
      sum += whole ? V::load_unaligned(from) : load_part<Architecture>(from, columns - column);
    }
    if (whole) {
      sum.store_unaligned(sums + column);
    } else {
      store_part<Architecture>(sum, sums + column, columns - column);
    }
  }
}

}  // namespace ae::kernels
