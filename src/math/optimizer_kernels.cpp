#include "math/optimizer_kernels.hpp"

#include <cmath>

#include "math/vectorize.hpp"

namespace ae {

void adam_update(std::span<float> parameters, std::span<const float> gradients,
                 std::span<float> first_moments, std::span<float> second_moments,
                 const AdamConstants& constants, std::uint64_t step) {
  using Batch = xsimd::batch<float>;
  const auto [learning_rate, beta1, beta2, epsilon] = constants;
  // The bias corrections need more than float's 24 bits: 1 - 0.999 has lost ten of them.
  const double exponent = static_cast<double>(step);
  const double correction1 = 1.0 - std::pow(static_cast<double>(beta1), exponent);
  const double correction2 = 1.0 - std::pow(static_cast<double>(beta2), exponent);
  const auto rate = static_cast<float>(static_cast<double>(learning_rate) / correction1);
  const auto root_correction = static_cast<float>(1.0 / std::sqrt(correction2));

  const auto update = [&](Batch p, Batch g, Batch& m, Batch& v) {
    m = beta1 * m + (1.0F - beta1) * g;
    v = beta2 * v + (1.0F - beta2) * (g * g);
    return p - rate * m / (xsimd::sqrt(v) * root_correction + epsilon);
  };

  std::size_t i = 0;
  for (; i + Batch::size <= parameters.size(); i += Batch::size) {
    Batch m = Batch::load_unaligned(&first_moments[i]);
    Batch v = Batch::load_unaligned(&second_moments[i]);
    update(Batch::load_unaligned(&parameters[i]), Batch::load_unaligned(&gradients[i]), m, v)
        .store_unaligned(&parameters[i]);
    m.store_unaligned(&first_moments[i]);
    v.store_unaligned(&second_moments[i]);
  }
  if (const std::size_t rest = parameters.size() - i; rest > 0) {
    Batch m = detail::load_part<Batch>(&first_moments[i], rest);
    Batch v = detail::load_part<Batch>(&second_moments[i], rest);
    const Batch p = update(detail::load_part<Batch>(&parameters[i], rest),
                           detail::load_part<Batch>(&gradients[i], rest), m, v);
    detail::store_part(p, &parameters[i], rest);
    detail::store_part(m, &first_moments[i], rest);
    detail::store_part(v, &second_moments[i], rest);
  }
}

void momentum_update(std::span<float> parameters, std::span<const float> gradients,
                     std::span<float> velocities, float learning_rate, float momentum) {
  transform([momentum](auto v, auto g) { return momentum * v + g; }, velocities, gradients);
  transform([learning_rate](auto p, auto v) { return p - learning_rate * v; }, parameters,
            std::span<const float>(velocities));
}

}  // namespace ae
