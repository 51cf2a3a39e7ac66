#include "training/memory.hpp"

#include "autoencoder/autoencoder.hpp"

namespace ae {

std::uint64_t memory_to_train(const Configuration& configuration) {
  std::uint64_t parameters = 0;
  for (const LayerDescription& layer : layer_table(configuration.model)) {
    parameters += static_cast<std::uint64_t>(layer.parameters);
  }
  const std::uint64_t moments =
      configuration.training.optimizer.kind == OptimizerKind::adam ? 2 : 1;
  const std::uint64_t arrays = 1 + 1 + moments + (1 + moments);
  return arrays * parameters * sizeof(float);
}

}  // namespace ae
