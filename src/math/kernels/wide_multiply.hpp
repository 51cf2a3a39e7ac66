#pragma once

#include "math/kernels/vector.hpp"

namespace ae::kernels {

template <typename Architecture>
using Words = xsimd::batch<std::uint32_t, Architecture>;

/// The 64-bit products of 32-bit words, split into their lower and upper halves.
template <typename Architecture>
struct WideProduct {
  Words<Architecture> low;
  Words<Architecture> high;
};

/// Multiplies all words with an instruction that multiplies those of even index only, as x86 has
/// it: the words of odd index are shifted to even places and their products back.
template <typename Architecture, typename MultiplyEven>
inline WideProduct<Architecture> multiply_by_parity(const Words<Architecture>& x,
                                                    const Words<Architecture>& y,
                                                    MultiplyEven multiply_even) {
  using Doubles = xsimd::batch<std::uint64_t, Architecture>;
  const Doubles lower_half(0xFFFFFFFFU);
  const auto odd_words = [](const Words<Architecture>& words) {
    return xsimd::bitwise_cast<std::uint32_t>(xsimd::bitwise_cast<std::uint64_t>(words) >> 32);
  };
  const Doubles even = multiply_even(x, y);
  const Doubles odd = multiply_even(odd_words(x), y);
  return {xsimd::bitwise_cast<std::uint32_t>((even & lower_half) | (odd << 32)),
          xsimd::bitwise_cast<std::uint32_t>((even >> 32) | (odd & ~lower_half))};
}

/// Returns the 64-bit products of the words; `y` has the same word in all lanes.
template <typename Architecture>
inline WideProduct<Architecture> wide_multiply(const Words<Architecture>& x,
                                               const Words<Architecture>& y, xsimd::sse4_2) {
  return multiply_by_parity<Architecture>(x, y, [](auto a, auto b) {
    return xsimd::batch<std::uint64_t, Architecture>(_mm_mul_epu32(a, b));
  });
}
template <typename Architecture>
inline WideProduct<Architecture> wide_multiply(const Words<Architecture>& x,
                                               const Words<Architecture>& y, xsimd::avx2) {
  return multiply_by_parity<Architecture>(x, y, [](auto a, auto b) {
    return xsimd::batch<std::uint64_t, Architecture>(_mm256_mul_epu32(a, b));
  });
}
template <typename Architecture>
inline WideProduct<Architecture> wide_multiply(const Words<Architecture>& x,
                                               const Words<Architecture>& y, xsimd::avx512f) {
  return multiply_by_parity<Architecture>(x, y, [](auto a, auto b) {
    return xsimd::batch<std::uint64_t, Architecture>(_mm512_mul_epu32(a, b));
  });
}
template <typename Architecture>
inline WideProduct<Architecture> wide_multiply(const Words<Architecture>& x,
                                               const Words<Architecture>& y, xsimd::wasm) {
  // The volatile factor is read anew each time. Otherwise the compiler would widen `y` once, before
  // its caller's loop, and then not see that each multiplication left in the loop is one
  // instruction.
  const volatile typename Words<Architecture>::register_type factor = y;
  const auto first = wasm_u64x2_extmul_low_u32x4(x, factor);
  const auto second = wasm_u64x2_extmul_high_u32x4(x, factor);
  return {Words<Architecture>(wasm_i32x4_shuffle(first, second, 0, 2, 4, 6)),
          Words<Architecture>(wasm_i32x4_shuffle(first, second, 1, 3, 5, 7))};
}
template <typename Architecture>
inline WideProduct<Architecture> wide_multiply(const Words<Architecture>& x,
                                               const Words<Architecture>& y, xsimd::neon64) {
  const auto first = vreinterpretq_u32_u64(vmull_u32(vget_low_u32(x), vget_low_u32(y)));
  const auto second = vreinterpretq_u32_u64(vmull_high_u32(x, y));
  return {Words<Architecture>(vuzp1q_u32(first, second)),
          Words<Architecture>(vuzp2q_u32(first, second))};
}

}  // namespace ae::kernels
