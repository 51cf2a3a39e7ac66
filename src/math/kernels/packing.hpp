#pragma once

#include "math/kernels/tile_shape.hpp"
#include "math/kernels/vector.hpp"

namespace ae::kernels {

/// Packs `rows` rows of B, each `columns` wide, one after another, and pads each with zeros to
/// `width`.
template <typename Architecture>
void pack(const float* b, std::size_t row_stride, std::size_t column_stride, std::size_t rows,
          std::size_t columns, std::size_t width, float* packed) {
  using V = Vector<Architecture>;
  // The architectures have no instructions for wider transpositions.
  using Square = xsimd::batch<float, typename TileShape<Architecture>::Transposition>;
  const std::size_t whole = columns / Square::size * Square::size;
  std::size_t k = 0;
  if (row_stride == 1) {
    for (; k + Square::size <= rows; k += Square::size) {
      for (std::size_t j = 0; j < whole; j += Square::size) {
        Square square[Square::size];
#pragma GCC unroll 8
        for (std::size_t r = 0; r < Square::size; ++r) {
          square[r] = Square::load_unaligned(b + (j + r) * column_stride + k);
          __builtin_prefetch(b + (j + r) * column_stride + k + 64);
        }
        xsimd::transpose(square, square + Square::size);
#pragma GCC unroll 8
        for (std::size_t r = 0; r < Square::size; ++r) {
          square[r].store_unaligned(packed + (k + r) * width + j);
        }
      }
      for (std::size_t r = 0; r < Square::size; ++r) {
        float* const to = packed + (k + r) * width;
        for (std::size_t j = whole; j < columns; ++j) to[j] = b[j * column_stride + k + r];
        for (std::size_t j = columns; j < width; ++j) to[j] = 0.0F;
      }
    }
  }
  for (; k < rows; ++k) {
    const float* const from = b + k * row_stride;
    float* const to = packed + k * width;
    std::size_t j = 0;
    if (column_stride == 1) {
      for (; j + V::size <= columns; j += V::size) {
        __builtin_prefetch(from + 8 * row_stride + j);
        V::load_unaligned(from + j).store_aligned(to + j);
      }
    }
    for (; j < columns; ++j) to[j] = from[j * column_stride];
    for (; j < width; ++j) to[j] = 0.0F;
  }
}

}  // namespace ae::kernels
