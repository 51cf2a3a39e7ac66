#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace ae {

enum class OptimizerKind { adam, sgd };

struct OptimizerConfiguration {
  OptimizerKind kind = OptimizerKind::adam;
  double learning_rate = 0.001;
  double momentum = 0.9;  ///< used by SGD only
};

/// What an optimizer remembers between updates; a checkpoint keeps it.
struct OptimizerState {
  std::uint64_t updates = 0;
  std::vector<float> first_moments;   ///< Adam's first moments, SGD's velocities
  std::vector<float> second_moments;  ///< Adam's only; empty for SGD
};

/// Adam or stochastic gradient descent with momentum, over one contiguous parameter array.
class Optimizer {
 public:
  Optimizer(const OptimizerConfiguration& configuration, std::size_t parameter_count);

  /// Begins an update, which is to reach every parameter once.
  void begin_update() { ++state_.updates; }

  /// Updates parameters first .. first+parameters.size()-1; there is a gradient for each.
  void update(std::size_t first, std::span<float> parameters, std::span<const float> gradients);

  [[nodiscard]] const OptimizerConfiguration& configuration() const { return configuration_; }
  [[nodiscard]] const OptimizerState& state() const { return state_; }

  /// Goes on with another configuration of the same kind.
  void configure(const OptimizerConfiguration& configuration) { configuration_ = configuration; }

  /// Goes on from a state of an optimizer of the same kind and size; throws InputError otherwise.
  void restore(OptimizerState state);

 private:
  OptimizerConfiguration configuration_;
  OptimizerState state_;
};

}  // namespace ae
