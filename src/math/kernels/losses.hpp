#pragma once

#include "math/kernels/elementary.hpp"

namespace ae::kernels {

/// The number of vectors whose sum is kept in float; the total of such sums is kept in double. This
/// is fast, and exact enough for a mean over millions of pixels.
inline constexpr std::size_t vectors_a_sum = 64;

/// Calls step(outputs, targets) for one vector of each after another; `step` returns the gradients,
/// which are stored where `store` is true. The last, partial vector is padded with
/// targets of zero and outputs of `padding`. After every vectors_a_sum vectors, and at the end,
/// finish() returns their sum.
template <typename Architecture, bool store, typename Step, typename Finish>
double sum_over_vectors(const float* outputs, const float* targets, float* gradients,
                        std::size_t size, float padding, Step step, Finish finish) {
  using V = Vector<Architecture>;
  constexpr std::size_t block = vectors_a_sum * V::size;
  double total = 0;
  for (std::size_t start = 0; start < size; start += block) {
    const std::size_t end = size - start < block ? size : start + block;
    std::size_t i = start;
    for (; i + V::size <= end; i += V::size) {
      const V gradient = step(V::load_unaligned(outputs + i), V::load_unaligned(targets + i));
      if constexpr (store) gradient.store_unaligned(gradients + i);
    }
    if (i < end) {
      const V gradient = step(load_part<Architecture>(outputs + i, end - i, padding),
                              load_part<Architecture>(targets + i, end - i));
      if constexpr (store) store_part<Architecture>(gradient, gradients + i, end - i);
    }
    total += static_cast<double>(xsimd::reduce_add(finish()));
  }
  return total;
}

/// Returns Σ term(outputs[i], targets[i], gradient), where `term` also sets the element's gradient
/// and is zero for outputs and targets of zero.
template <typename Architecture, bool store, typename Term>
double sum_of_terms(const float* outputs, const float* targets, float* gradients, std::size_t size,
                    Term term) {
  using V = Vector<Architecture>;
  V sum(0.0F);
  return sum_over_vectors<Architecture, store>(
      outputs, targets, gradients, size, 0.0F,
      [&](const V& output, const V& target) {
        V gradient;
        sum += term(output, target, gradient);
        return gradient;
      },
      [&] {
        const V finished = sum;
        sum = V(0.0F);
        return finished;
      });
}

template <typename Architecture, bool store>
double squared_error_terms(const float* outputs, const float* targets, float /*delta*/, float scale,
                           float* gradients, std::size_t size) {
  using V = Vector<Architecture>;
  const V factor(2.0F * scale);
  return sum_of_terms<Architecture, store>(outputs, targets, gradients, size,
                                           [=](const V& y, const V& t, V& gradient) {
                                             const V difference = y - t;
                                             gradient = factor * difference;
                                             return difference * difference;
                                           });
}

template <typename Architecture, bool store>
double absolute_error_terms(const float* outputs, const float* targets, float /*delta*/,
                            float scale, float* gradients, std::size_t size) {
  using V = Vector<Architecture>;
  const V factor(scale);
  return sum_of_terms<Architecture, store>(
      outputs, targets, gradients, size, [=](const V& y, const V& t, V& gradient) {
        const V difference = y - t;
        const V zero(0.0F);
        gradient = xsimd::select(difference == zero, zero, xsimd::copysign(factor, difference));
        return xsimd::abs(difference);
      });
}

/// Computes Huber's loss (Huber 1964). With c as the difference clipped to [-delta, delta], it is c
/// · (difference - c / 2), which is half the square within that interval and linear outside. Its
/// derivative is c.
template <typename Architecture, bool store>
double huber_terms(const float* outputs, const float* targets, float delta, float scale,
                   float* gradients, std::size_t size) {
  using V = Vector<Architecture>;
  const V factor(scale);
  const V most(delta);
  const V half(0.5F);
  return sum_of_terms<Architecture, store>(
      outputs, targets, gradients, size, [=](const V& y, const V& t, V& gradient) {
        const V difference = y - t;
        const V held = xsimd::max(-most, xsimd::min(most, difference));
        gradient = factor * held;
        return held * (difference - half * held);
      });
}

/// Computes the binary cross-entropy of sigmoid(x) against t in nats, max(x, 0) - x·t + log(1 +
/// exp(-|x|)), which cannot overflow. Its derivative is sigmoid(x) - t. The sum of the logarithms
/// is computed as the logarithm of a product: each factor is at most 2, so one logarithm serves
/// vectors_a_sum factors, and a factor's rounding costs its element at most 6e-8 nats.
template <typename Architecture, bool store>
double cross_entropy_terms(const float* logits, const float* targets, float /*delta*/, float scale,
                           float* gradients, std::size_t size) {
  using V = Vector<Architecture>;
  constexpr float certainly_black = -200.0F;
  const V factor(scale);
  const V one(1.0F);
  const V zero(0.0F);
  V sum(0.0F);
  V product(1.0F);
  return sum_over_vectors<Architecture, store>(
      logits, targets, gradients, size, certainly_black,
      [&](const V& x, const V& t) {
        const V small = exp_of_nonpositive<Architecture>(-xsimd::abs(x));
        const V denominator = one + small;
        // With x as its second argument, max returns NaN for NaN.
        sum += negated_multiply_add<Architecture>(x, t, xsimd::max(zero, x));
        product *= denominator;
        if constexpr (!store) return zero;
        return factor * (xsimd::select(x < zero, small, one) / denominator - t);
      },
      [&] {
        const V finished = sum + log_of_positive<Architecture>(product);
        sum = zero;
        product = one;
        return finished;
      });
}

template <typename Architecture, auto terms>
double sum_only(const float* outputs, const float* targets, float delta, std::size_t size) {
  return terms(outputs, targets, delta, 0.0F, nullptr, size);
}

}  // namespace ae::kernels
