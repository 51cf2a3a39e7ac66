#include <algorithm>
#include <chrono>
#include <doctest/doctest.h>
#include <string>
#include <thread>

#include "program.hpp"

namespace {

using namespace ae::test;
using namespace std::chrono_literals;

const Arguments digits = {"--digits-count", "150"};
const Arguments denoising = {"--encoder", "24",           "--code", "4",      "--family",
                             "denoising", "--batch-size", "32",     "--seed", "3"};

std::ptrdiff_t lines_in(const std::filesystem::path& file) {
  return std::ranges::count(bytes_of(file), static_cast<std::uint8_t>('\n'));
}

TEST_CASE("cli resume: going on from a checkpoint gives the bits of an uninterrupted run") {
  const TemporaryFolder folder;
  for (const char* optimizer : {"adam", "sgd"}) {
    const Arguments common =
        Arguments{"train"} + digits + denoising + Arguments{"--optimizer", optimizer};
    run_well(folder, common + Arguments{"--epochs", "4", "--out", "whole"});
    run_well(folder, common + Arguments{"--epochs", "2", "--checkpoint", "checkpoint"});
    const Ended resumed = run_well(folder, Arguments{"train", "--resume", "checkpoint", "--epochs",
                                                     "4", "--metrics", "metrics.jsonl", "--json"} +
                                               digits);
    CHECK(parameters_in(folder / "model.safetensors") == parameters_in(folder / "whole"));
    CHECK(resumed.json()["epochs"] == 4);
    CHECK_FALSE(resumed.says("epoch 2/4"));
    CHECK(lines_in(folder / "metrics.jsonl") == 4);
  }
}

TEST_CASE("cli resume: only --epochs may differ from the checkpoint's configuration") {
  const TemporaryFolder folder;
  run_well(folder, Arguments{"train", "--encoder", "16", "--code", "4", "--epochs", "2",
                             "--checkpoint", "checkpoint"} +
                       few_digits);
  const auto resume = [&](const Arguments& more) {
    return run(folder, Arguments{"train", "--resume", "checkpoint"} + few_digits + more);
  };
  CHECK(resume({}).exit_code == 0);
  CHECK(resume({"--code", "4", "--encoder", "16", "--epochs", "3"}).exit_code == 0);
  check_refused(resume({"--code", "5"}), 2, {"--code", "checkpoint", "model.code is 4"});
  check_refused(resume({"--encoder", "16,8"}), 2, {"--encoder", "model.encoder is [16]"});
  check_refused(resume({"--learning-rate", "0.1"}), 2,
                {"--learning-rate", "training.learning_rate is 0.001"});
  check_refused(resume({"--corruption", "masking:0.2"}), 2, {"--corruption"});
  check_refused(resume({"--config", "c.json"}), 2, {"--resume", "--config"});
  check_refused(resume({"--epochs", "1"}), 2, {"--epochs is 1", "checkpoint"});
}

TEST_CASE("cli resume: a model is not a checkpoint, and a checkpoint is a model") {
  const TemporaryFolder folder;
  train_small_model(folder, {"--checkpoint", "checkpoint"});
  check_refused(run(folder, {"train", "--resume", "model.safetensors"}), 2,
                {"model.safetensors", "not a checkpoint"});
  check_refused(run(folder, {"train", "--resume", "nothing"}), 2, {"nothing"});
  run_well(folder, Arguments{"evaluate", "--model", "checkpoint"} + few_digits);
}

TEST_CASE("cli train: ctrl-C saves what was learned, to go on from as if nothing had happened") {
  const TemporaryFolder folder;
  const Arguments common = Arguments{"train"} + digits + denoising;
  int signal = 0;
  SUBCASE("SIGINT") { signal = SIGINT; }
  SUBCASE("SIGTERM") { signal = SIGTERM; }
  Program program(folder, common + Arguments{"--epochs", "1000000", "--checkpoint", "checkpoint",
                                             "--out", "interrupted", "--json"});
  REQUIRE(program.wait_until_it_says("epoch 2/1000000"));
  program.send(signal);
  const Ended ended = program.wait();
  CHECK(ended.exit_code == 0);
  CHECK(ended.says("Interrupted after "));
  CHECK(ended.says("saved in interrupted."));
  CHECK(ended.says("--resume checkpoint"));
  CHECK(ended.json()["interrupted"] == true);
  const int epochs = ended.json()["epochs"].get<int>();
  REQUIRE(epochs >= 2);
  CHECK(model_in(folder / "interrupted").history.size() == static_cast<std::size_t>(epochs));
  CHECK(parameters_in(folder / "interrupted") == parameters_in(folder / "checkpoint"));

  const Arguments two_more = {"--epochs", std::to_string(epochs + 2)};
  run_well(folder, Arguments{"train", "--resume", "checkpoint"} + digits + two_more);
  run_well(folder, common + two_more + Arguments{"--out", "whole"});
  CHECK(parameters_in(folder / "model.safetensors") == parameters_in(folder / "whole"));
}

TEST_CASE("cli train: a second ctrl-C ends the program at once") {
  const TemporaryFolder folder;
  // One minibatch that takes long enough for both to come while it runs.
  Program program(folder, {"train", "--digits-count", "6000", "--batch-size", "6000", "--encoder",
                           "1024,1024", "--epochs", "3"});
  REQUIRE(program.wait_until_it_says("Training"));
  program.send(SIGINT);
  std::this_thread::sleep_for(50ms);
  CHECK(program.is_running());
  program.send(SIGINT);
  const Ended ended = program.wait();
  CHECK(ended.signal == SIGINT);
  CHECK_FALSE(std::filesystem::exists(folder / "model.safetensors"));
}

}  // namespace
