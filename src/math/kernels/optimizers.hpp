#pragma once

#include "math/kernels/multiply_add.hpp"
#include "math/kernels/table.hpp"
#include "math/kernels/vector.hpp"

namespace ae::kernels {

/// Updates the parameters by one step of Adam (Kingma & Ba 2015, Algorithm 1), with the bias
/// corrections contained in the constants.
template <typename Architecture>
void adam(const AdamConstants& constants, const float* gradients, float* parameters,
          float* first_moments, float* second_moments, std::size_t size) {
  using V = Vector<Architecture>;
  const V beta1(constants.beta1);
  const V beta2(constants.beta2);
  const V rest1(1.0F - constants.beta1);
  const V rest2(1.0F - constants.beta2);
  const V rate(constants.rate);
  const V root_correction(constants.root_correction);
  const V epsilon(constants.epsilon);
  const auto update = [=](const V& g, V& p, V& m, V& v) {
    m = multiply_add<Architecture>(beta1, m, rest1 * g);
    v = multiply_add<Architecture>(beta2, v, rest2 * (g * g));
    p -= rate * m / multiply_add<Architecture>(xsimd::sqrt(v), root_correction, epsilon);
  };
  std::size_t i = 0;
  for (; i + V::size <= size; i += V::size) {
    V p = V::load_unaligned(parameters + i);
    V m = V::load_unaligned(first_moments + i);
    V v = V::load_unaligned(second_moments + i);
    update(V::load_unaligned(gradients + i), p, m, v);
    p.store_unaligned(parameters + i);
    m.store_unaligned(first_moments + i);
    v.store_unaligned(second_moments + i);
  }
  if (const std::size_t rest = size - i; rest > 0) {
    V p = load_part<Architecture>(parameters + i, rest);
    V m = load_part<Architecture>(first_moments + i, rest);
    V v = load_part<Architecture>(second_moments + i, rest);
    update(load_part<Architecture>(gradients + i, rest), p, m, v);
    store_part<Architecture>(p, parameters + i, rest);
    store_part<Architecture>(m, first_moments + i, rest);
    store_part<Architecture>(v, second_moments + i, rest);
  }
}

/// Updates the parameters by one step of gradient descent with momentum (Polyak 1964) as
/// deep-learning libraries write it: velocity = momentum · velocity + gradient, parameter -=
/// learning_rate · velocity.
template <typename Architecture>
void momentum(float learning_rate, float momentum, const float* gradients, float* parameters,
              float* velocities, std::size_t size) {
  using V = Vector<Architecture>;
  transform<Architecture>(
      size, velocities, [=](V v, V g) { return multiply_add<Architecture>(V(momentum), v, g); },
      velocities, gradients);
  transform<Architecture>(
      size, parameters,
      [=](V p, V v) { return negated_multiply_add<Architecture>(V(learning_rate), v, p); },
      parameters, velocities);
}

}  // namespace ae::kernels
