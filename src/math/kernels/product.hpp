#pragma once

// The product of two matrices after Goto & van de Geijn (2008), "Anatomy of high-performance matrix
// multiplication". Panels of B are packed so that they lie in memory in the order in which they are
// read, and tiles of C are held in registers while their sums grow.

#include "math/kernels/activations.hpp"
#include "math/kernels/dot_product.hpp"
#include "math/kernels/multiply_add.hpp"
#include "math/kernels/packing.hpp"
#include "math/kernels/tile_shape.hpp"
#include "math/kernels/vector.hpp"

namespace ae::kernels {

template <typename Architecture>
inline constexpr std::size_t panel_columns =
    TileShape<Architecture>::vectors * Vector<Architecture>::size;

enum class TileStart { zero, bias, sum };

/// The part of a product that one panel of columns and one block of B's rows contribute.
template <typename Architecture>
struct Panel {
  const Product& product;
  std::size_t column;   ///< the panel's first column in C
  std::size_t columns;  ///< at most panel_columns
  std::size_t depth;    ///< the number of packed rows of B
  const float* a;       ///< A's element (0, first packed row)
  const float* packed;  ///< [depth × vectors · Vector::size], padded with zeros
  TileStart start;
};

/// Sets the value that every row of a tile's sums starts with: the bias, or zero.
template <typename Architecture, std::size_t Vectors>
[[gnu::always_inline]] inline void start_row(const Panel<Architecture>& panel,
                                             Vector<Architecture> (&row)[Vectors]) {
  using V = Vector<Architecture>;
  for (std::size_t j = 0; j < Vectors; ++j) {
    const std::size_t column = j * V::size;
    row[j] = V(0.0F);
    if (panel.start == TileStart::zero || column >= panel.columns) continue;
    const float* const bias = panel.product.bias + panel.column + column;
    row[j] = column + V::size <= panel.columns
                 ? V::load_unaligned(bias)
                 : load_part<Architecture>(bias, panel.columns - column);
  }
}

/// Adds row k of the packed panel, multiplied by each of the tile's elements of A in column k, to
/// the sums, for all k.
template <typename Architecture, std::size_t Rows, std::size_t Vectors>
[[gnu::always_inline]] inline void accumulate(const Panel<Architecture>& panel, std::size_t row,
                                              Vector<Architecture> (&sums)[Rows][Vectors]) {
  using V = Vector<Architecture>;
  const std::size_t a_row_stride = panel.product.a_row_stride;
  const std::size_t a_column_stride = panel.product.a_column_stride;
  const float* a = panel.a + row * a_row_stride;
  const float* b = panel.packed;
  for (std::size_t k = 0; k < panel.depth; ++k) {
    V b_row[Vectors];
#pragma GCC unroll 4
    for (std::size_t j = 0; j < Vectors; ++j) b_row[j] = V::load_aligned(b + j * V::size);
#pragma GCC unroll 8
    for (std::size_t i = 0; i < Rows; ++i) {
      const V x(a[i * a_row_stride]);
#pragma GCC unroll 4
      for (std::size_t j = 0; j < Vectors; ++j) {
        sums[i][j] = multiply_add<Architecture>(x, b_row[j], sums[i][j]);
      }
    }
    a += a_column_stride;
    b += Vectors * V::size;
  }
}

/// Computes C's elements (row .. row+Rows-1) × (the panel's columns). It works in a buffer where
/// the tile's rows are not whole vectors in C: at C's edge, or where C is transposed.
template <typename Architecture, std::size_t Rows, std::size_t Vectors>
void tile(const Panel<Architecture>& panel, std::size_t row) {
  using V = Vector<Architecture>;
  constexpr std::size_t width = Vectors * V::size;
  const Product& product = panel.product;
  float* const target =
      product.c + row * product.c_row_stride + panel.column * product.c_column_stride;
  const auto element = [&](std::size_t i, std::size_t j) -> float& {
    return target[i * product.c_row_stride + j * product.c_column_stride];
  };
  const bool in_place = panel.columns == width && product.c_column_stride == 1;
  alignas(64) float buffer[Rows * width];
  float* const c = in_place ? target : buffer;
  const std::size_t c_stride = in_place ? product.c_row_stride : width;

  V sums[Rows][Vectors];
  if (panel.start == TileStart::sum) {
    for (std::size_t i = 0; i < Rows && !in_place; ++i) {
      for (std::size_t j = 0; j < panel.columns; ++j) buffer[i * width + j] = element(i, j);
      for (std::size_t j = panel.columns; j < width; ++j) buffer[i * width + j] = 0.0F;
    }
#pragma GCC unroll 8
    for (std::size_t i = 0; i < Rows; ++i) {
#pragma GCC unroll 4
      for (std::size_t j = 0; j < Vectors; ++j) {
        sums[i][j] = V::load_unaligned(c + i * c_stride + j * V::size);
      }
    }
  } else {
    V first[Vectors];
    start_row<Architecture>(panel, first);
#pragma GCC unroll 8
    for (std::size_t i = 0; i < Rows; ++i) {
#pragma GCC unroll 4
      for (std::size_t j = 0; j < Vectors; ++j) sums[i][j] = first[j];
    }
  }
  accumulate<Architecture>(panel, row, sums);
#pragma GCC unroll 8
  for (std::size_t i = 0; i < Rows; ++i) {
#pragma GCC unroll 4
    for (std::size_t j = 0; j < Vectors; ++j) {
      sums[i][j].store_unaligned(c + i * c_stride + j * V::size);
    }
  }
  for (std::size_t i = 0; i < Rows && !in_place; ++i) {
    for (std::size_t j = 0; j < panel.columns; ++j) element(i, j) = buffer[i * width + j];
  }
}

/// Computes tiles of `Rows` rows as long as enough rows are left, then narrower ones.
template <typename Architecture, std::size_t Rows, std::size_t Vectors>
void tiles(const Panel<Architecture>& panel, std::size_t row, std::size_t last_row) {
  for (; row + Rows <= last_row; row += Rows) tile<Architecture, Rows, Vectors>(panel, row);
  if constexpr (Rows > 1) {
    constexpr std::size_t narrower = Rows > 4 ? 4 : Rows / 2;
    if (row < last_row) tiles<Architecture, narrower, Vectors>(panel, row, last_row);
  }
}

/// Activates a block of C, or multiplies it by the activation's derivative.
template <typename Architecture>
void finish(const Product& product, const Block& block) {
  if (product.activation == Activation::linear) return;
  const std::size_t columns = block.last_column - block.first_column;
  for (std::size_t i = block.first_row; i < block.last_row; ++i) {
    const std::size_t offset = i * product.c_row_stride + block.first_column;
    if (product.derivative_at == nullptr) {
      activate<Architecture>(product.activation, product.c + offset, columns);
    } else {
      multiply_by_derivative<Architecture>(product.activation, product.derivative_at + offset,
                                           product.c + offset, columns);
    }
  }
}

template <typename Architecture, std::size_t Vectors>
void panel_product(const Product& product, const Block& block, float* scratch) {
  // Blocks of about the same number of rows leave no small, slow remainder.
  const std::size_t blocks = (product.depth + most_packed_rows - 1) / most_packed_rows;
  const std::size_t block_depth = blocks == 0 ? 0 : (product.depth + blocks - 1) / blocks;
  const std::size_t columns = block.last_column - block.first_column;
  std::size_t k = 0;
  do {
    const std::size_t rest = product.depth - k;
    const std::size_t depth = rest < block_depth ? rest : block_depth;
    pack<Architecture>(
        product.b + k * product.b_row_stride + block.first_column * product.b_column_stride,
        product.b_row_stride, product.b_column_stride, depth, columns,
        Vectors * Vector<Architecture>::size, scratch);
    const TileStart start = k > 0                     ? TileStart::sum
                            : product.bias == nullptr ? TileStart::zero
                                                      : TileStart::bias;
    const Panel<Architecture> panel = {.product = product,
                                       .column = block.first_column,
                                       .columns = columns,
                                       .depth = depth,
                                       .a = product.a + k * product.a_column_stride,
                                       .packed = scratch,
                                       .start = start};
    tiles<Architecture, TileShape<Architecture>::rows, Vectors>(panel, block.first_row,
                                                                block.last_row);
    k += depth;
  } while (k < product.depth);
  finish<Architecture>(product, block);
}

template <typename Architecture>
void product(const Product& product, const Block& block, float* scratch) {
  if (suits_dot_products<Architecture>(product)) {
    product_by_dot_products<Architecture>(product, block);
    return finish<Architecture>(product, block);
  }
  constexpr std::size_t size = Vector<Architecture>::size;
  for (std::size_t column = block.first_column; column < block.last_column;
       column += panel_columns<Architecture>) {
    const std::size_t rest = block.last_column - column;
    const std::size_t columns =
        rest < panel_columns<Architecture> ? rest : panel_columns<Architecture>;
    const Block part = {block.first_row, block.last_row, column, column + columns};
    const std::size_t vectors = (columns + size - 1) / size;
    if (vectors == 1) panel_product<Architecture, 1>(product, part, scratch);
    if (vectors == 2) panel_product<Architecture, 2>(product, part, scratch);
    if constexpr (TileShape<Architecture>::vectors == 3) {
      if (vectors == 3) panel_product<Architecture, 3>(product, part, scratch);
    }
  }
}

}  // namespace ae::kernels
