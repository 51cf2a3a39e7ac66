#pragma once

#include "math/kernels/relaxed_wasm.hpp"
#include "math/kernels/vector.hpp"

namespace ae::kernels {

namespace detail {

template <typename V>
inline V multiply_add(const V& x, const V& y, const V& z, xsimd::generic) {
  return xsimd::fma(x, y, z);
}
template <typename V>
inline V negated_multiply_add(const V& x, const V& y, const V& z, xsimd::generic) {
  return xsimd::fnma(x, y, z);
}

#ifdef __wasm_relaxed_simd__
template <typename V>
inline V multiply_add(const V& x, const V& y, const V& z, xsimd::wasm_relaxed) {
  return wasm_f32x4_relaxed_madd(x, y, z);
}
template <typename V>
inline V negated_multiply_add(const V& x, const V& y, const V& z, xsimd::wasm_relaxed) {
  return wasm_f32x4_relaxed_nmadd(x, y, z);
}
#endif

}  // namespace detail

/// Returns x · y + z, in one instruction where the architecture has one.
template <typename Architecture>
inline Vector<Architecture> multiply_add(const Vector<Architecture>& x,
                                         const Vector<Architecture>& y,
                                         const Vector<Architecture>& z) {
  return detail::multiply_add(x, y, z, Architecture{});
}

/// Returns z - x · y, in one instruction where the architecture has one.
template <typename Architecture>
inline Vector<Architecture> negated_multiply_add(const Vector<Architecture>& x,
                                                 const Vector<Architecture>& y,
                                                 const Vector<Architecture>& z) {
  return detail::negated_multiply_add(x, y, z, Architecture{});
}

}  // namespace ae::kernels
