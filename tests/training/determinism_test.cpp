// The same seed gives the same parameters, bit for bit, on any number of threads.
#include <algorithm>
#include <doctest/doctest.h>
#include <string>

#include "autoencoder/configuration_json.hpp"
#include "data/procedural_digits.hpp"
#include "math/kernel_testing.hpp"
#include "training/families.hpp"
#include "training/trainer.hpp"

namespace {

using namespace ae;
using namespace ae::testing;

/// 3 minibatches an epoch, the last one smaller.
const Dataset& ninety_digits() {
  static const Dataset dataset =
      make_dataset("digits", procedural_digits(90, 1), procedural_digits(10, 1, 90));
  return dataset;
}

struct Trained {
  std::vector<float> parameters;
  OptimizerState state;
  double loss_sum = 0;
};

/// Trains for one epoch and a minibatch of the next.
Trained train(const std::string& model_json, const std::string& training_json) {
  const Configuration configuration = parse_configuration(
      R"({"model":)" + model_json + R"(,"training":)" + training_json + "}", "test");
  Autoencoder model(configuration.model, configuration.training.seed);
  Trainer trainer(model, ninety_digits(), configuration.training);
  double loss_sum = 0;
  while (!trainer.epoch_is_complete()) loss_sum += trainer.step();
  loss_sum += trainer.finish_epoch().test_loss;
  loss_sum += trainer.step();
  return {
      {model.parameters().begin(), model.parameters().end()}, trainer.state().optimizer, loss_sum};
}

TEST_CASE_FIXTURE(KernelFixture, "training gives the same bits with 1, 2, 3 and 8 threads") {
  if (!can_start_threads()) {
    MESSAGE("Left out: this program cannot start threads.");
    return;
  }
  // Thin and wide layers with every loss, optimizer and corruption.
  const std::string thin = R"({"encoder":[40,17],"code":2})";
  const std::string wide = R"({"encoder":[200,100],"code":30,"activation":"elu"})";
  const std::string one = R"({"encoder":[300],"code":1})";
  const std::pair<std::string, std::string> runs[] = {
      {thin, R"({"loss":"mse","batch_size":40})"},
      {thin, R"({"loss":"bce","batch_size":40,"optimizer":"sgd","learning_rate":0.5,)"
             R"("corruption":{"kind":"gaussian","amount":0.4}})"},
      {thin, R"({"loss":"l1","batch_size":40,"corruption":{"kind":"masking","amount":0.4}})"},
      {wide, R"({"loss":"bce","batch_size":40})"},
      {wide, R"({"loss":"mse","batch_size":40,"optimizer":"sgd","learning_rate":0.5,)"
             R"("corruption":{"kind":"salt_and_pepper","amount":0.4}})"},
      {wide, R"({"loss":"l1","batch_size":40})"},
      {one, R"({"loss":"bce","batch_size":40})"},
  };
  for (const kernels::Table* table : available_kernels()) {
    CAPTURE(name_of(*table));
    use_kernels(*table);
    for (const auto& [model, training] : runs) {
      CAPTURE(model);
      CAPTURE(training);
      set_thread_count(1);
      const Trained expected = train(model, training);
      for (const int threads : {2, 3, 8}) {
        CAPTURE(threads);
        set_thread_count(threads);
        const Trained trained = train(model, training);
        CHECK(same_bits(trained.parameters, expected.parameters));
        CHECK(same_bits(trained.state.first_moments, expected.state.first_moments));
        CHECK(same_bits(trained.state.second_moments, expected.state.second_moments));
        CHECK(trained.loss_sum == expected.loss_sum);
      }
    }
  }
}

TEST_CASE_FIXTURE(KernelFixture, "every family trains to the same bits with 1 and 3 threads") {
  if (!can_start_threads()) {
    MESSAGE("Left out: this program cannot start threads.");
    return;
  }
  for (const FamilyCase& family : families()) {
    CAPTURE(family.name);
    const auto train_with = [&](int threads) {
      set_thread_count(threads);
      return train(R"({"encoder":[60,17],"code":5,)" + family.model + "}",
                   R"({"batch_size":40,)" + family.training + "}");
    };
    const Trained expected = train_with(1);
    const Trained trained = train_with(3);
    CHECK(same_bits(trained.parameters, expected.parameters));
    CHECK(trained.loss_sum == expected.loss_sum);
  }
}

TEST_CASE_FIXTURE(KernelFixture, "every architecture trains to nearly the same parameters") {
  const std::string training = R"({"loss":"bce","batch_size":40,"optimizer":"sgd",)"
                               R"("corruption":{"kind":"gaussian","amount":0.4}})";
  const std::string model = R"({"encoder":[40,17],"code":2})";
  const Trained expected = train(model, training);
  for (const kernels::Table* table : available_kernels()) {
    CAPTURE(name_of(*table));
    use_kernels(*table);
    const Trained trained = train(model, training);
    Largest difference;
    for (std::size_t i = 0; i < trained.parameters.size(); ++i) {
      difference.add(std::abs(static_cast<double>(trained.parameters[i]) -
                              static_cast<double>(expected.parameters[i])));
    }
    CHECK(difference.value() < 1e-5);
  }
}

}  // namespace
