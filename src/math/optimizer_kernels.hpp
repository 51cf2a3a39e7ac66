#pragma once

#include <cstdint>
#include <span>

namespace ae {

struct AdamSettings {
  float learning_rate = 0.001F;
  float beta1 = 0.9F;
  float beta2 = 0.999F;
  float epsilon = 1e-8F;
};

/// Updates all parameters in one pass by one step of Adam (Kingma & Ba 2015, Algorithm 1). `step`
/// counts from 1. All spans have the same length.
void adam_update(std::span<float> parameters, std::span<const float> gradients,
                 std::span<float> first_moments, std::span<float> second_moments,
                 const AdamSettings& settings, std::uint64_t step);

/// Updates all parameters by one step of gradient descent with momentum (Polyak 1964, in the form
/// of Sutskever et al. 2013 that deep-learning libraries use): velocity = momentum · velocity +
/// gradient, parameter -= learning_rate · velocity. All spans have the same length.
void momentum_update(std::span<float> parameters, std::span<const float> gradients,
                     std::span<float> velocities, float learning_rate, float momentum);

}  // namespace ae
