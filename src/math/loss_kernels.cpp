#include "math/loss_kernels.hpp"

#include "math/vectorize.hpp"

namespace ae {
namespace {

/// Σ term(a[i], b[i]). Partial sums of 1024 elements stay in T, their total in double: fast, and
/// exact enough for a mean over millions of pixels.
template <typename T, typename Term>
double sum_of(std::span<const T> a, std::span<const T> b, Term term) {
  using Batch = xsimd::batch<T>;
  constexpr std::size_t block = 1024;
  double total = 0;
  for (std::size_t start = 0; start < a.size(); start += block) {
    const std::size_t end = std::min(start + block, a.size());
    Batch sum(T(0));
    std::size_t i = start;
    for (; i + Batch::size <= end; i += Batch::size) {
      sum += term(Batch::load_unaligned(a.data() + i), Batch::load_unaligned(b.data() + i));
    }
    double rest = 0;
    if (i < end) {
      const Batch last = term(detail::load_part<Batch>(a.data() + i, end - i),
                              detail::load_part<Batch>(b.data() + i, end - i));
      std::array<T, Batch::size> lanes;
      last.store_unaligned(lanes.data());
      for (std::size_t lane = 0; lane < end - i; ++lane) rest += static_cast<double>(lanes[lane]);
    }
    total += static_cast<double>(xsimd::reduce_add(sum)) + rest;
  }
  return total;
}

}  // namespace

template <typename T>
double sum_of_squared_errors(std::span<const T> outputs, std::span<const T> targets) {
  return sum_of(outputs, targets, [](auto y, auto t) {
    const auto difference = y - t;
    return difference * difference;
  });
}

template <typename T>
double sum_of_absolute_errors(std::span<const T> outputs, std::span<const T> targets) {
  return sum_of(outputs, targets, [](auto y, auto t) { return xsimd::abs(y - t); });
}

template <typename T>
double sum_of_cross_entropies(std::span<const T> logits, std::span<const T> targets) {
  return sum_of(logits, targets, [](auto x, auto t) {
    using Batch = decltype(x);
    return xsimd::max(x, Batch(T(0))) - x * t + xsimd::log1p(xsimd::exp(-xsimd::abs(x)));
  });
}

template <typename T>
void scaled_difference(std::span<T> outputs, std::span<const T> targets, T scale) {
  transform([scale](auto y, auto t) { return scale * (y - t); }, outputs, targets);
}

template <typename T>
void scaled_sign_of_difference(std::span<T> outputs, std::span<const T> targets, T scale) {
  transform([scale](auto y, auto t) { return scale * xsimd::sign(y - t); }, outputs, targets);
}

#define AE_INSTANTIATE(T)                                                            \
  template double sum_of_squared_errors<T>(std::span<const T>, std::span<const T>);  \
  template double sum_of_absolute_errors<T>(std::span<const T>, std::span<const T>); \
  template double sum_of_cross_entropies<T>(std::span<const T>, std::span<const T>); \
  template void scaled_difference<T>(std::span<T>, std::span<const T>, T);           \
  template void scaled_sign_of_difference<T>(std::span<T>, std::span<const T>, T);
AE_INSTANTIATE(float)
AE_INSTANTIATE(double)
#undef AE_INSTANTIATE

}  // namespace ae
