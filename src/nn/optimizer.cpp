#include "nn/optimizer.hpp"

#include <utility>

#include "base/error.hpp"
#include "math/optimizer_kernels.hpp"

namespace ae {

Optimizer::Optimizer(const OptimizerConfiguration& configuration, std::size_t parameter_count)
    : configuration_(configuration) {
  state_.first_moments.resize(parameter_count);
  if (configuration.kind == OptimizerKind::adam) state_.second_moments.resize(parameter_count);
}

void Optimizer::update(std::size_t first, std::span<float> parameters,
                       std::span<const float> gradients) {
  const auto part = [&](std::vector<float>& moments) {
    return std::span(moments).subspan(first, parameters.size());
  };
  const auto learning_rate = static_cast<float>(configuration_.learning_rate);
  if (configuration_.kind == OptimizerKind::adam) {
    adam_update(parameters, gradients, part(state_.first_moments), part(state_.second_moments),
                {.learning_rate = learning_rate}, state_.updates);
  } else {
    momentum_update(parameters, gradients, part(state_.first_moments), learning_rate,
                    static_cast<float>(configuration_.momentum));
  }
}

void Optimizer::restore(OptimizerState state) {
  if (state.first_moments.size() != state_.first_moments.size() ||
      state.second_moments.size() != state_.second_moments.size()) {
    throw InputError("The optimizer's saved moments belong to another model or optimizer.");
  }
  state_ = std::move(state);
}

}  // namespace ae
