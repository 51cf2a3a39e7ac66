#pragma once

// Typed arrays are copied on the way in and out, because a view into WebAssembly memory becomes
// invalid when that memory grows, and a view of shared memory cannot be posted.
#include <cstddef>
#include <cstdint>
#include <emscripten/bind.h>
#include <emscripten/val.h>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "io/safetensors.hpp"
#include "math/matrix.hpp"

EMSCRIPTEN_DECLARE_VAL_TYPE(Float32Array)
EMSCRIPTEN_DECLARE_VAL_TYPE(Uint8Array)
EMSCRIPTEN_DECLARE_VAL_TYPE(Float32Arrays)

namespace ae::bindings {

template <typename TypedArray, typename T>
TypedArray copy_out(const T* values, std::size_t count) {
  return TypedArray(
      emscripten::val(emscripten::typed_memory_view(count, values)).call<emscripten::val>("slice"));
}

inline Float32Array copy_out(const Matrix<float>& matrix) {
  return copy_out<Float32Array>(matrix.data(), static_cast<std::size_t>(matrix.size()));
}

inline Float32Array copy_out(const std::vector<float>& values) {
  return copy_out<Float32Array>(values.data(), values.size());
}

/// Returns the file's bytes, of which WebAssembly memory never holds more than the head.
Uint8Array copy_out(const SafetensorsView& file);

inline std::vector<float> copy_in(const Float32Array& array) {
  return emscripten::convertJSArrayToNumberVector<float>(array);
}

inline std::vector<std::uint8_t> copy_in(const Uint8Array& array) {
  return emscripten::convertJSArrayToNumberVector<std::uint8_t>(array);
}

/// Returns the values as rows of `columns` values each. Throws InputError if their number is no
/// multiple of `columns`.
inline ConstMatrixView<float> as_rows(const std::vector<float>& values, Index columns) {
  const auto size = static_cast<Index>(values.size());
  if (columns < 1 || size % columns != 0) {
    throw InputError("The array has " + std::to_string(size) +
                     " values, but must have a multiple of " + std::to_string(columns) + ".");
  }
  return {values.data(), size / columns, columns};
}

}  // namespace ae::bindings
