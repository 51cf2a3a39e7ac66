#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace ae {

/// adam: Adam (Kingma & Ba 2015, Algorithm 1). sgd: stochastic gradient descent with momentum
/// (Polyak 1964).
enum class OptimizerKind { adam, sgd };

struct OptimizerConfiguration {
  OptimizerKind kind = OptimizerKind::adam;
  double learning_rate = 0.001;
  double momentum = 0.9;  ///< sgd
};

/// The memory of an optimizer between updates; a checkpoint keeps it.
struct OptimizerState {
  std::uint64_t updates = 0;
  std::vector<float> first_moments;   ///< adam: first moments; sgd: velocities
  std::vector<float> second_moments;  ///< adam; empty for sgd
};

/// Adam or stochastic gradient descent with momentum, over one contiguous parameter array.
class Optimizer {
 public:
  Optimizer(const OptimizerConfiguration& configuration, std::size_t parameter_count);

  /// Begins an update; calls of update() must then reach every parameter once.
  void begin_update() { ++state_.updates; }

  /// Updates the parameters first .. first+parameters.size()-1 by their gradients, as many.
  void update(std::size_t first, std::span<float> parameters, std::span<const float> gradients);

  [[nodiscard]] const OptimizerConfiguration& configuration() const { return configuration_; }
  [[nodiscard]] const OptimizerState& state() const { return state_; }

  /// Replaces the configuration by another of the same kind; the memory stays.
  void configure(const OptimizerConfiguration& configuration) { configuration_ = configuration; }

  /// Replaces the memory by that of an optimizer of the same kind and size; InputError if it is of
  /// another.
  void restore(OptimizerState state);

 private:
  OptimizerConfiguration configuration_;
  OptimizerState state_;
};

}  // namespace ae
