#include "training/trainer.hpp"

#include <algorithm>
#include <doctest/doctest.h>

#include "autoencoder/configuration_json.hpp"
#include "data/procedural_digits.hpp"
#include "training/checkpoint.hpp"
#include "training/families.hpp"

namespace {

using namespace ae;
using namespace ae::testing;

const Dataset& many_digits() {
  static const Dataset dataset =
      make_dataset("digits", procedural_digits(300, 1), procedural_digits(60, 1, 300));
  return dataset;
}

Configuration configuration_of(const std::string& training) {
  return parse_configuration(R"({"model":{"encoder":[32],"code":4},"training":)" + training + "}",
                             "test");
}

struct Run {
  Configuration configuration;
  Autoencoder model;
  Trainer trainer;

  explicit Run(const std::string& training)
      : configuration(configuration_of(training)),
        model(configuration.model, configuration.training.seed),
        trainer(model, many_digits(), configuration.training) {}

  EpochMetrics epoch() {
    return trainer.run_epoch([](double) { return true; }).value();
  }

  [[nodiscard]] std::vector<float> parameters() const {
    return {model.parameters().begin(), model.parameters().end()};
  }
};

const std::string adam_bce = R"({"loss":"bce","batch_size":32,"learning_rate":0.005})";

TEST_CASE("every loss falls over a few epochs, with either optimizer") {
  for (const std::string loss : {"mse", "bce", "l1"}) {
    for (const std::string optimizer :
         {R"("adam","learning_rate":0.005)", R"("sgd","learning_rate":0.5)"}) {
      CAPTURE(loss);
      CAPTURE(optimizer);
      Run run(R"({"loss":")" + loss + R"(","batch_size":32,"optimizer":)" + optimizer + "}");
      const double before =
          evaluate(run.model, many_digits().test, run.configuration.training).loss;
      for (int i = 0; i < 6; ++i) run.epoch();
      CHECK(run.trainer.history().back().test_loss < 0.8 * before);
      CHECK(run.trainer.history().back().epoch == 6);
    }
  }
}

TEST_CASE("the same seed trains to the same bits, another seed to others") {
  Run a(adam_bce);
  Run b(adam_bce);
  Run c(R"({"loss":"bce","batch_size":32,"learning_rate":0.005,"seed":2})");
  a.epoch();
  b.epoch();
  c.epoch();
  CHECK(a.parameters() == b.parameters());
  CHECK(a.parameters() != c.parameters());
}

TEST_CASE("a run restored from a checkpoint in mid-epoch ends with the bits of one never stopped") {
  for (const std::string& training :
       {adam_bce, std::string(R"({"optimizer":"sgd","learning_rate":0.1,"batch_size":64,)"
                              R"("corruption":{"kind":"gaussian","amount":0.3}})")}) {
    Run whole(training);
    for (int i = 0; i < 3; ++i) whole.epoch();

    Run stopped(training);
    stopped.epoch();
    stopped.trainer.step();
    stopped.trainer.step();
    const std::vector<std::uint8_t> bytes =
        serialize_checkpoint(stopped.configuration, stopped.model, stopped.trainer);

    Checkpoint checkpoint = parse_checkpoint(bytes, "run.checkpoint");
    Autoencoder& model = checkpoint.saved.model;
    Trainer trainer(model, many_digits(), checkpoint.saved.configuration.training);
    trainer.restore(checkpoint.state, checkpoint.saved.history);
    for (int i = 0; i < 2; ++i) trainer.run_epoch([](double) { return true; });

    CHECK(std::ranges::equal(model.parameters(), whole.parameters()));
    REQUIRE(trainer.history().size() == 3);
    CHECK(trainer.history()[1].train_loss == whole.trainer.history()[1].train_loss);
    CHECK(trainer.history()[2].test_loss == whole.trainer.history()[2].test_loss);
  }
}

TEST_CASE(
    "every family goes on from a checkpoint in mid-epoch with the bits of one never stopped") {
  for (const FamilyCase& family : families()) {
    CAPTURE(family.name);
    const Configuration configuration =
        parse_configuration(R"({"model":{"encoder":[12],"code":5,)" + family.model +
                                R"(},"training":{"batch_size":64,)" + family.training + "}}",
                            "test");
    Autoencoder whole(configuration.model, 1);
    Trainer trainer(whole, many_digits(), configuration.training);
    for (int step = 0; step < 3; ++step) trainer.step();
    Checkpoint checkpoint =
        parse_checkpoint(serialize_checkpoint(configuration, whole, trainer), "run.checkpoint");
    Autoencoder& resumed = checkpoint.saved.model;
    Trainer other(resumed, many_digits(), checkpoint.saved.configuration.training);
    other.restore(checkpoint.state, checkpoint.saved.history);
    for (Trainer* each : {&trainer, &other}) {
      each->run_epoch([](double) { return true; });
      each->step();
    }
    CHECK(std::ranges::equal(resumed.parameters(), whole.parameters()));
  }
}

TEST_CASE("a plain model is no checkpoint, and says so") {
  const Run run(adam_bce);
  const std::vector<std::uint8_t> bytes = serialize_model(run.configuration, run.model, {});
  CHECK_THROWS_WITH_AS(parse_checkpoint(bytes, "m.safetensors"),
                       doctest::Contains("m.safetensors is a model, not a checkpoint"), InputError);
}

TEST_CASE("a checkpoint whose moments are not the model's is refused") {
  Run run(adam_bce);
  run.trainer.step();
  SafetensorsFile file = parse_safetensors(
      serialize_checkpoint(run.configuration, run.model, run.trainer), "run.checkpoint");
  file.tensors.back() = {"optimizer.second_moments", {3}, {0, 0, 0}};
  CHECK_THROWS_WITH_AS(parse_checkpoint(serialize_safetensors(file), "run.checkpoint"),
                       doctest::Contains("optimizer.second_moments has 3 values"), InputError);
}

TEST_CASE("a stopped epoch gives no metrics and goes on where it was") {
  Run run(adam_bce);
  int batches = 0;
  const auto stop_after_two = [&batches](double) { return ++batches < 2; };
  CHECK_FALSE(run.trainer.run_epoch(stop_after_two).has_value());
  CHECK(run.trainer.samples_seen_in_epoch() == 64);
  CHECK(run.epoch().epoch == 1);
}

TEST_CASE("a diverging run restores the parameters of the last good epoch and says what to do") {
  Run run(R"({"loss":"mse","optimizer":"sgd","learning_rate":0.1,"batch_size":32})");
  run.epoch();
  const std::vector<float> good = run.parameters();
  // The weights are poisoned as an exploding update would leave them.
  run.model.parameters()[0] = std::numeric_limits<float>::infinity();
  CHECK_THROWS_WITH_AS(run.epoch(), doctest::Contains("training.learning_rate below 0.1"),
                       DivergedError);
  CHECK(run.parameters() == good);
  CHECK(run.epoch().epoch == 2);
}

TEST_CASE("an exploding learning rate diverges and leaves the untrained model behind") {
  Configuration configuration =
      parse_configuration(R"({"model":{"encoder":[32],"code":4,"output_activation":"linear"},)"
                          R"("training":{"optimizer":"sgd","learning_rate":1e6,"batch_size":32}})",
                          "test");
  Autoencoder model(configuration.model, 1);
  const Autoencoder untrained = model;
  Trainer trainer(model, many_digits(), configuration.training);
  CHECK_THROWS_AS(trainer.run_epoch([](double) { return true; }), DivergedError);
  CHECK(std::ranges::equal(model.parameters(), untrained.parameters()));
  CHECK(trainer.history().empty());
}

TEST_CASE(
    "a change at an epoch's start trains to the bits of a checkpoint opened with the change") {
  const Configuration before = configuration_of(adam_bce);
  Configuration after =
      configuration_of(R"({"loss":"huber","batch_size":50,"learning_rate":0.02,"epochs":77,)"
                       R"("corruption":{"kind":"masking","amount":0.2}})");
  after.model.family = Family::sparse;
  after.model.sparsity.weight = 0.01;

  Run changed(adam_bce);
  changed.epoch();
  Checkpoint checkpoint = parse_checkpoint(
      serialize_checkpoint(before, changed.model, changed.trainer), "run.checkpoint");
  changed.trainer.reconfigure(after);
  CHECK(changed.model.configuration().family == Family::sparse);
  CHECK(changed.trainer.configuration().epochs == 77);

  Autoencoder model(after.model, {checkpoint.saved.model.parameters().begin(),
                                  checkpoint.saved.model.parameters().end()});
  Trainer trainer(model, many_digits(), after.training);
  trainer.restore(checkpoint.state, checkpoint.saved.history);
  for (Trainer* each : {&changed.trainer, &trainer}) {
    each->run_epoch([](double) { return true; });
    each->step();
  }
  CHECK(std::ranges::equal(changed.model.parameters(), model.parameters()));
  CHECK(changed.trainer.history()[1].train_loss == trainer.history()[1].train_loss);
  CHECK(changed.trainer.history()[1].test_loss == trainer.history()[1].test_loss);
}

TEST_CASE("the same changes at the same steps of every family give the same bits") {
  for (const FamilyCase& family : families()) {
    CAPTURE(family.name);
    const auto configured = [&](const std::string& more) {
      return parse_configuration(R"({"model":{"encoder":[12],"code":5,)" + family.model +
                                     R"(},"training":{)" + family.training + more + "}}",
                                 "test");
    };
    const auto train = [&] {
      const Configuration first = configured(R"(,"batch_size":64)");
      Autoencoder model(first.model, 1);
      Trainer trainer(model, many_digits(), first.training);
      trainer.step();
      trainer.step();
      trainer.reconfigure(configured(R"(,"batch_size":17,"optimizer":"sgd","learning_rate":1e-4)"));
      trainer.run_epoch([](double) { return true; });
      trainer.reconfigure(configured(R"(,"batch_size":300)"));
      trainer.run_epoch([](double) { return true; });
      return std::vector<float>(model.parameters().begin(), model.parameters().end());
    };
    CHECK(train() == train());
  }
}

TEST_CASE("a change to what is already so changes nothing, in mid-epoch either") {
  Run untouched(adam_bce);
  Run changed(adam_bce);
  for (Run* run : {&untouched, &changed}) {
    for (int i = 0; i < 3; ++i) run->trainer.step();
    if (run == &changed) run->trainer.reconfigure(run->configuration);
    run->epoch();
  }
  CHECK(changed.parameters() == untouched.parameters());
  CHECK(changed.trainer.history()[0].train_loss == untouched.trainer.history()[0].train_loss);
}

TEST_CASE(
    "with another batch size fewer images than a batch are seen again, and none is left out") {
  Run run(R"({"batch_size":32})");
  for (int i = 0; i < 5; ++i) run.trainer.step();
  run.trainer.reconfigure(configuration_of(R"({"batch_size":50})"));
  CHECK(run.trainer.samples_seen_in_epoch() == 150);
  run.trainer.reconfigure(configuration_of(R"({"batch_size":1})"));
  CHECK(run.trainer.samples_seen_in_epoch() == 150);
  run.trainer.reconfigure(configuration_of(R"({"batch_size":65536})"));
  CHECK(run.trainer.samples_seen_in_epoch() == 0);
  CHECK(run.epoch().epoch == 1);
}

TEST_CASE("an epoch that is complete stays complete with another batch size") {
  Run run(R"({"batch_size":32})");
  while (!run.trainer.epoch_is_complete()) run.trainer.step();
  run.trainer.reconfigure(configuration_of(R"({"batch_size":7})"));
  CHECK(run.trainer.epoch_is_complete());
  CHECK(run.trainer.finish_epoch().epoch == 1);
}

TEST_CASE("an epoch's training loss stays a mean when images are seen again") {
  Run run(R"({"loss":"bce","batch_size":100,"optimizer":"sgd","learning_rate":1e-30})");
  run.trainer.step();
  run.trainer.step();
  run.trainer.reconfigure(configuration_of(
      R"({"loss":"bce","batch_size":150,"optimizer":"sgd","learning_rate":1e-30})"));
  REQUIRE(run.trainer.samples_seen_in_epoch() == 150);
  const double mean = evaluate(run.model, many_digits().train, run.configuration.training).loss;
  CHECK(run.epoch().train_loss == doctest::Approx(mean).epsilon(0.01));
}

TEST_CASE("a run that diverges after a change goes on from the epoch before it, with the change") {
  Run run(adam_bce);
  run.epoch();
  const std::vector<float> good = run.parameters();
  run.trainer.step();
  run.trainer.reconfigure(
      configuration_of(R"({"loss":"bce","batch_size":50,"optimizer":"sgd","learning_rate":0.3})"));
  run.trainer.step();
  run.model.parameters()[0] = std::numeric_limits<float>::infinity();
  CHECK_THROWS_AS(run.epoch(), DivergedError);
  CHECK(run.parameters() == good);
  CHECK(run.trainer.samples_seen_in_epoch() == 0);
  CHECK(run.trainer.configuration().optimizer.kind == OptimizerKind::sgd);
  CHECK(run.epoch().epoch == 2);
}

TEST_CASE("what needs another network, or makes no sense, is refused and leaves all as it was") {
  Run untouched(adam_bce);
  Run run(adam_bce);
  untouched.trainer.step();
  run.trainer.step();
  Configuration variational = run.configuration;
  variational.model.family = Family::variational;
  CHECK_THROWS_WITH_AS(run.trainer.reconfigure(variational), doctest::Contains("model.family"),
                       InputError);
  Configuration sparse = run.configuration;
  sparse.model.family = Family::sparse;
  sparse.model.sparsity.kind = SparsityKind::kl;
  CHECK_THROWS_WITH_AS(run.trainer.reconfigure(sparse), doctest::Contains("model.code_activation"),
                       InputError);
  CHECK(run.model.configuration().family == Family::plain);
  run.epoch();
  untouched.epoch();
  CHECK(run.parameters() == untouched.parameters());
}

TEST_CASE("a change leaves network and seed what they are") {
  Run run(adam_bce);
  Configuration other = configuration_of(R"({"seed":9})");
  other.model.code = 7;
  run.trainer.reconfigure(other);
  CHECK(run.model.configuration().code == 4);
  CHECK(run.trainer.configuration().seed == 1);
}

TEST_CASE("a batch larger than the data set is the whole data set") {
  Run run(R"({"batch_size":65536})");
  CHECK(run.trainer.batches_per_epoch() == 1);
  run.epoch();
  CHECK(run.trainer.history().size() == 1);
}

TEST_CASE("images of another size than the model's are refused with both sizes") {
  Configuration configuration = parse_configuration(R"({"model":{"input":[14,28]}})", "test");
  Autoencoder model(configuration.model, 1);
  CHECK_THROWS_WITH_AS(Trainer(model, many_digits(), configuration.training),
                       doctest::Contains("28 x 28 pixels, but the model expects 14 x 28"),
                       InputError);
}

TEST_CASE("a denoising model learns to remove the noise it was trained on") {
  Run run(R"({"loss":"bce","batch_size":32,"learning_rate":0.005,)"
          R"("corruption":{"kind":"salt_and_pepper","amount":0.3}})");
  for (int i = 0; i < 15; ++i) run.epoch();
  const Evaluation test = evaluate(run.model, many_digits().test, run.configuration.training);
  CHECK(test.denoised_mse.value() < 0.6 * test.corrupted_mse.value());
}

TEST_CASE("an evaluation on corrupted input keeps its clean figures apart") {
  const Run run(adam_bce);
  TrainingConfiguration noisy = run.configuration.training;
  noisy.corruption = {CorruptionKind::masking, 1.0};
  const Evaluation clean = evaluate(run.model, many_digits().test, run.configuration.training);
  const Evaluation masked = evaluate(run.model, many_digits().test, noisy);
  CHECK(masked.mse == clean.mse);
  CHECK(masked.bce == clean.bce);
  CHECK(masked.loss != clean.loss);
  CHECK_FALSE(clean.denoised_mse.has_value());
  CHECK(clean.loss == doctest::Approx(clean.bce));
}

TEST_CASE("an evaluation of some images is that of a smaller set") {
  const Run run(adam_bce);
  const Evaluation first = evaluate(run.model, many_digits().test, run.configuration.training, 20);
  CHECK(first.images == 20);
  ImageSet twenty = many_digits().test;
  twenty.pixels.resize(20 * 784);
  CHECK(evaluate(run.model, twenty, run.configuration.training).loss == first.loss);
}

TEST_CASE("cross-entropy of outputs that are no sigmoid is finite") {
  const Configuration configuration = parse_configuration(
      R"({"model":{"encoder":[8],"code":2,"output_activation":"linear"}})", "test");
  const Evaluation test =
      evaluate(Autoencoder(configuration.model, 1), many_digits().test, configuration.training);
  CHECK(std::isfinite(test.bce));
}

}  // namespace
