#pragma once

// Internal to the kernels: nothing here may be compiled outside architecture.cpp, and everything is
// a template on the architecture, so that the code of no two architectures has the same name.

#include <cstddef>
#include <xsimd/xsimd.hpp>

namespace ae::kernels {

template <typename Architecture>
using Vector = xsimd::batch<float, Architecture>;

/// Loads `count` < size elements; the other lanes are set to `padding`.
template <typename Architecture>
inline Vector<Architecture> load_part(const float* from, std::size_t count, float padding = 0.0F) {
  alignas(64) float lanes[Vector<Architecture>::size];
  Vector<Architecture>(padding).store_aligned(lanes);
  for (std::size_t i = 0; i < count; ++i) lanes[i] = from[i];
  return Vector<Architecture>::load_aligned(lanes);
}

/// Stores the first `count` < size lanes.
template <typename Architecture>
inline void store_part(const Vector<Architecture>& vector, float* to, std::size_t count) {
  alignas(64) float lanes[Vector<Architecture>::size];
  vector.store_aligned(lanes);
  for (std::size_t i = 0; i < count; ++i) to[i] = lanes[i];
}

/// Sets output[i] = operation(inputs[i]...), one vector at a time. The last, partial vector is
/// padded and goes through the same operation, so that an element's value never depends on its
/// position. An input may be the output itself.
template <typename Architecture, typename Operation, typename... Inputs>
inline void transform(std::size_t size, float* output, Operation operation,
                      const Inputs*... inputs) {
  using V = Vector<Architecture>;
  std::size_t i = 0;
  for (; i + V::size <= size; i += V::size) {
    operation(V::load_unaligned(inputs + i)...).store_unaligned(output + i);
  }
  if (i < size) {
    store_part<Architecture>(operation(load_part<Architecture>(inputs + i, size - i)...),
                             output + i, size - i);
  }
}

}  // namespace ae::kernels
