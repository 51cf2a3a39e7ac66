#pragma once

#include <cstddef>
#include <xsimd/xsimd.hpp>

#include "math/kernels/relaxed_wasm.hpp"

namespace ae::kernels {

/// The numbers of rows and vectors of C in one tile. The tile's sums, a row of B and an element of
/// A must fit into the architecture's registers, and there must be at least as many sums as
/// multiply-adds are under way at a time. The numbers were found by measuring: higher or wider
/// tiles spill registers to memory. `Transposition` is the architecture whose vectors `pack` uses
/// to transpose squares.
template <typename Architecture>
struct TileShape {  // for 16 registers without a fused multiply-add
  static constexpr std::size_t rows = 4;
  static constexpr std::size_t vectors = 2;
  using Transposition = Architecture;
};

template <>
struct TileShape<xsimd::wasm_relaxed> {  // for 16 registers with a fused multiply-add
  static constexpr std::size_t rows = 6;
  static constexpr std::size_t vectors = 2;
  using Transposition = xsimd::wasm;
};

template <>
struct TileShape<xsimd::fma3<xsimd::avx2>> {
  static constexpr std::size_t rows = 6;
  static constexpr std::size_t vectors = 2;
  using Transposition = xsimd::avx2;
};

template <>
struct TileShape<xsimd::avx512bw> {  // for 32 registers
  static constexpr std::size_t rows = 8;
  static constexpr std::size_t vectors = 3;
  using Transposition = xsimd::avx2;
};

template <>
struct TileShape<xsimd::neon64> {  // for 32 registers
  static constexpr std::size_t rows = 8;
  static constexpr std::size_t vectors = 3;
  using Transposition = xsimd::neon64;
};

}  // namespace ae::kernels
