#include "math/optimizer_kernels.hpp"

#include <cmath>

#include "math/dispatch.hpp"
#include "math/threads.hpp"

namespace ae {

void adam_update(std::span<float> parameters, std::span<const float> gradients,
                 std::span<float> first_moments, std::span<float> second_moments,
                 const AdamSettings& settings, std::uint64_t step) {
  // The bias corrections need more than float's 24 bits: 1 - 0.999 loses ten of them.
  const auto exponent = static_cast<double>(step);
  const double correction1 = 1.0 - std::pow(static_cast<double>(settings.beta1), exponent);
  const double correction2 = 1.0 - std::pow(static_cast<double>(settings.beta2), exponent);
  const kernels::AdamConstants constants = {
      .rate = static_cast<float>(static_cast<double>(settings.learning_rate) / correction1),
      .root_correction = static_cast<float>(1.0 / std::sqrt(correction2)),
      .beta1 = settings.beta1,
      .beta2 = settings.beta2,
      .epsilon = settings.epsilon};
  const kernels::Table& kernels = active_kernels();
  parallel_for_chunks(
      parameters.size(), elementwise_chunk, [&](std::size_t first, std::size_t size) {
        kernels.adam(constants, gradients.data() + first, parameters.data() + first,
                     first_moments.data() + first, second_moments.data() + first, size);
      });
}

void momentum_update(std::span<float> parameters, std::span<const float> gradients,
                     std::span<float> velocities, float learning_rate, float momentum) {
  const kernels::Table& kernels = active_kernels();
  parallel_for_chunks(
      parameters.size(), elementwise_chunk, [&](std::size_t first, std::size_t size) {
        kernels.momentum(learning_rate, momentum, gradients.data() + first,
                         parameters.data() + first, velocities.data() + first, size);
      });
}

}  // namespace ae
