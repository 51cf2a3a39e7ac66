#include "training/memory.hpp"

#include <doctest/doctest.h>

#include "autoencoder/autoencoder.hpp"
#include "data/digits_dataset.hpp"
#include "training/trainer.hpp"

namespace {

TEST_CASE("the memory that training takes counts every array of the parameters' size") {
  ae::Configuration configuration;
  configuration.model.encoder = {32};
  configuration.model.code = 4;
  const ae::Dataset dataset = ae::digits_dataset("digits", 20, 4, 1);
  for (const ae::OptimizerKind kind : {ae::OptimizerKind::adam, ae::OptimizerKind::sgd}) {
    configuration.training.optimizer.kind = kind;
    ae::Autoencoder model(configuration.model, 1);
    const ae::Trainer trainer(model, dataset, configuration.training);
    const std::uint64_t parameters = model.parameters().size();
    const ae::TrainerState state = trainer.state();
    const std::uint64_t moments =
        state.optimizer.first_moments.size() + state.optimizer.second_moments.size();
    // Parameters and gradients, moments, and copies of parameters and moments.
    CHECK(ae::memory_to_train(configuration) ==
          sizeof(float) * (2 * parameters + moments + parameters + moments));
  }
}

}  // namespace
