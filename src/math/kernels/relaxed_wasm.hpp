#pragma once

#include <xsimd/xsimd.hpp>

// WebAssembly with relaxed SIMD as an architecture of xsimd, because xsimd 13 does not have it. It
// equals `wasm` except for the multiply-add (math/kernels/multiply_add.hpp).
namespace xsimd {

struct wasm_relaxed : wasm {
  static constexpr char const* name() noexcept { return "wasm+relaxed"; }
};

#if XSIMD_WITH_WASM
namespace types {
XSIMD_DECLARE_SIMD_REGISTER_ALIAS(wasm_relaxed, wasm);
}
#endif

}  // namespace xsimd
