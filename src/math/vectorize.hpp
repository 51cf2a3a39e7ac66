#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>
#include <type_traits>
#include <xsimd/xsimd.hpp>

namespace ae {

namespace detail {

/// Loads `count` < Batch::size elements; the other lanes are zero.
template <typename Batch, typename T>
Batch load_part(const T* from, std::size_t count) {
  std::array<T, Batch::size> lanes{};
  std::copy_n(from, count, lanes.begin());
  return Batch::load_unaligned(lanes.data());
}

template <typename Batch, typename T>
void store_part(const Batch& batch, T* to, std::size_t count) {
  std::array<T, Batch::size> lanes{};
  batch.store_unaligned(lanes.data());
  std::copy_n(lanes.begin(), count, to);
}

}  // namespace detail

/// output[i] = operation(output[i], inputs[i]...), a batch at a time. The last, partial batch is
/// padded and goes through the same vector code, so that an element's value never depends on where
/// it stands. `operation` takes and gives xsimd batches.
template <typename T, typename Operation, typename... Inputs>
void transform(Operation operation, std::span<T> output, std::span<const Inputs>... inputs) {
  static_assert((std::is_same_v<T, Inputs> && ...));
  using Batch = xsimd::batch<T>;
  const std::size_t count = output.size();
  std::size_t i = 0;
  for (; i + Batch::size <= count; i += Batch::size) {
    T* const to = output.data() + i;
    operation(Batch::load_unaligned(to), Batch::load_unaligned(inputs.data() + i)...)
        .store_unaligned(to);
  }
  if (const std::size_t rest = count - i; rest > 0) {
    T* const to = output.data() + i;
    detail::store_part(operation(detail::load_part<Batch>(to, rest),
                                 detail::load_part<Batch>(inputs.data() + i, rest)...),
                       to, rest);
  }
}

}  // namespace ae
