#pragma once

#include "math/kernels/multiply_add.hpp"
#include "math/kernels/vector.hpp"

namespace ae::kernels {

/// Returns c[0] + c[1]·x + c[2]·x² + .... The even and the odd powers are summed by Horner's rule
/// each, because two short chains of multiply-adds take half the time of one long chain.
template <typename Architecture, std::size_t Count>
inline Vector<Architecture> polynomial(const Vector<Architecture>& x,
                                       const float (&coefficients)[Count]) {
  using V = Vector<Architecture>;
  const V square = x * x;
  V sums[2] = {V(coefficients[Count - 1]), V(coefficients[Count - 2])};
#pragma GCC unroll 16
  for (std::size_t i = Count - 2; i > 0; --i) {
    V& sum = sums[(Count - i) % 2];
    sum = multiply_add<Architecture>(sum, square, V(coefficients[i - 1]));
  }
  constexpr std::size_t odd = Count % 2;
  return multiply_add<Architecture>(sums[odd], x, sums[1 - odd]);
}

/// Returns exp(x) for x <= 0, computed as 2^n · exp(r) with |r| <= log(2) / 2, after Cody & Waite
/// (1980), and 0 where the result would be below float's smallest normal number. exp(r) = 1 + r +
/// r² · p(r), where p is the minimax polynomial.
template <typename Architecture>
inline Vector<Architecture> exp_of_nonpositive(const Vector<Architecture>& x) {
  using V = Vector<Architecture>;
  static constexpr float p[] = {0.49999994F, 0.1666652F, 0.041668393F, 0.0083687808F,
                                0.0013814467F};
  // Adding this constant rounds to a whole number n and leaves n + 127 in the lowest bits.
  const V shift(12582912.0F + 127.0F);
  const V shifted = multiply_add<Architecture>(x, V(1.44269504F), shift);
  const V n = shifted - shift;
  const V r = negated_multiply_add<Architecture>(
      n, V(-2.12194440e-4F), negated_multiply_add<Architecture>(n, V(0.693359375F), x));
  const V exp_of_r = multiply_add<Architecture>(polynomial<Architecture>(r, p), r * r, r) + V(1.0F);
  const V power = xsimd::bitwise_cast<float>(xsimd::bitwise_cast<std::int32_t>(shifted) << 23);
  return xsimd::select(x < V(-87.33654F), V(0.0F), exp_of_r * power);
}

/// Returns log(x) for normal numbers x > 0, computed as log(m) + n · log(2) with m in [√½, √2), by
/// the polynomial of Cephes (Moshier 1989).
template <typename Architecture>
inline Vector<Architecture> log_of_positive(const Vector<Architecture>& x) {
  using V = Vector<Architecture>;
  using Whole = xsimd::batch<std::int32_t, Architecture>;
  static constexpr float p[] = {3.3333331174e-1F,  -2.4999993993e-1F, 2.0000714765e-1F,
                                -1.6668057665e-1F, 1.4249322787e-1F,  -1.2420140846e-1F,
                                1.1676998740e-1F,  -1.1514610310e-1F, 7.0376836292e-2F};
  const Whole root_of_half(0x3F3504F3);
  const Whole above = xsimd::bitwise_cast<std::int32_t>(x) - root_of_half;
  const V n = xsimd::to_float(above >> 23);
  const V f = xsimd::bitwise_cast<float>((above & Whole(0x007FFFFF)) + root_of_half) - V(1.0F);
  const V square = f * f;
  const V low = multiply_add<Architecture>(n, V(-2.12194440e-4F),
                                           f * square * polynomial<Architecture>(f, p));
  return multiply_add<Architecture>(n, V(0.693359375F),
                                    negated_multiply_add<Architecture>(V(0.5F), square, low) + f);
}

/// Returns the logistic function 1 / (1 + exp(-x)).
template <typename Architecture>
inline Vector<Architecture> logistic(const Vector<Architecture>& x) {
  using V = Vector<Architecture>;
  const V small = exp_of_nonpositive<Architecture>(-xsimd::abs(x));
  return xsimd::select(x < V(0.0F), small, V(1.0F)) / (V(1.0F) + small);
}

/// Computes the sine and the cosine of an angle of `turns` in [0, 1], where one turn is 2π. The
/// polynomials are those of Cephes (Moshier 1989) for |angle| <= π/4.
template <typename Architecture>
inline void sine_and_cosine(const Vector<Architecture>& turns, Vector<Architecture>& sine,
                            Vector<Architecture>& cosine) {
  using V = Vector<Architecture>;
  using Whole = xsimd::batch<std::int32_t, Architecture>;
  const V quarters = turns * 4.0F;
  // Adding this constant rounds to a whole number and leaves it in the lowest bits.
  const V shift(12582912.0F);
  const V shifted = quarters + shift;
  const Whole quadrant = xsimd::bitwise_cast<std::int32_t>(shifted);
  const V y = (quarters - (shifted - shift)) * 1.57079632679F;
  const V square = y * y;
  const V sine_factor = multiply_add<Architecture>(
      multiply_add<Architecture>(V(-1.9515295891e-4F), square, V(8.3321608736e-3F)), square,
      V(-1.6666654611e-1F));
  const V near_sine = multiply_add<Architecture>(sine_factor * square, y, y);
  const V cosine_factor = multiply_add<Architecture>(
      multiply_add<Architecture>(V(2.443315711809948e-5F), square, V(-1.388731625493765e-3F)),
      square, V(4.166664568298827e-2F));
  const V near_cosine = multiply_add<Architecture>(
      cosine_factor, square * square, multiply_add<Architecture>(V(-0.5F), square, V(1.0F)));

  const auto swapped = xsimd::batch_bool_cast<float>((quadrant & Whole(1)) != Whole(0));
  const V sine_sign = xsimd::bitwise_cast<float>((quadrant & Whole(2)) << 30);
  const V cosine_sign = xsimd::bitwise_cast<float>(((quadrant + Whole(1)) & Whole(2)) << 30);
  sine = xsimd::select(swapped, near_cosine, near_sine) ^ sine_sign;
  cosine = xsimd::select(swapped, near_sine, near_cosine) ^ cosine_sign;
}

template <typename Architecture>
void exponential(float* values, std::size_t size) {
  transform<Architecture>(
      size, values, [](auto x) { return exp_of_nonpositive<Architecture>(x); }, values);
}

template <typename Architecture>
void logarithm(float* values, std::size_t size) {
  transform<Architecture>(
      size, values, [](auto x) { return log_of_positive<Architecture>(x); }, values);
}

}  // namespace ae::kernels
