#include <doctest/doctest.h>
#include <sstream>

#include "program.hpp"

namespace {

using namespace ae::test;
using nlohmann::json;
namespace fs = std::filesystem;

std::vector<json> json_lines_of(const fs::path& file) {
  const std::vector<std::uint8_t> bytes = bytes_of(file);
  std::istringstream text(std::string(bytes.begin(), bytes.end()));
  std::vector<json> lines;
  for (std::string line; std::getline(text, line);) lines.push_back(json::parse(line));
  return lines;
}

TEST_CASE("cli train: a model, a line of metrics an epoch, and one JSON object") {
  const TemporaryFolder folder;
  const Ended ended =
      run_well(folder, Arguments{"train", "--digits-count", "300", "--encoder", "32", "--code", "8",
                                 "--epochs", "3", "--batch-size", "20", "--learning-rate", "0.003",
                                 "--metrics", "metrics.jsonl", "--json"});
  const json result = ended.json();
  CHECK(result["out"] == "model.safetensors");
  CHECK(result["parameters"] == 784 * 32 + 32 + 32 * 8 + 8 + 8 * 32 + 32 + 32 * 784 + 784);
  CHECK(result["epochs"] == 3);
  CHECK(result["interrupted"] == false);
  CHECK(result["diverged"] == false);
  CHECK(result["configuration"]["training"]["batch_size"] == 20);

  const std::vector<json> metrics = json_lines_of(folder / "metrics.jsonl");
  REQUIRE(metrics.size() == 3);
  CHECK(json(metrics) == result["history"]);
  CHECK(metrics[2] == result["metrics"]);
  CHECK(metrics[2]["epoch"] == 3);
  CHECK(metrics[2]["test_mse"] < metrics[0]["test_mse"]);

  const ae::SavedModel saved = model_in(folder / "model.safetensors");
  CHECK(saved.history.size() == 3);
  CHECK(saved.configuration.model.encoder == std::vector<ae::Index>{32});

  SUBCASE("without a terminal, progress is a line an epoch") {
    CHECK(ended.says("epoch 1/3  train loss "));
    CHECK(ended.says("epoch 3/3  train loss "));
    CHECK(ended.says("images/s"));
    CHECK(ended.error.find('\r') == std::string::npos);
  }
}

TEST_CASE("cli train: on a terminal, progress is a bar with the time left") {
  const TemporaryFolder folder;
  Program program(folder, Arguments{"train"} + few_digits + small_model,
                  Program::ErrorTo::terminal);
  const Ended ended = program.wait();
  CHECK(ended.exit_code == 0);
  CHECK(ended.out.empty());
  CHECK(ended.says("\repoch 1/1 ["));
  CHECK(ended.says("%  "));
  CHECK(ended.says(" left\x1b[K"));
  CHECK(ended.says("epoch 1/1  train loss "));
}

TEST_CASE("cli train: the seed decides the model") {
  const TemporaryFolder folder;
  train_small_model(folder);
  train_small_model(folder, {"--out", "same"});
  train_small_model(folder, {"--out", "other", "--seed", "2"});
  CHECK(parameters_in(folder / "same") == parameters_in(folder / "model.safetensors"));
  CHECK(parameters_in(folder / "other") != parameters_in(folder / "model.safetensors"));
}

TEST_CASE("cli digits: the folder trains the same model as --data digits") {
  const TemporaryFolder folder;
  const Ended digits =
      run_well(folder, {"digits", "--count", "60", "--seed", "5", "--out", "mine", "--json"});
  CHECK(digits.json()["count"] == 60);
  CHECK(digits.json()["test_count"] == 10);
  for (const char* name : {"train-images-idx3-ubyte", "train-labels-idx1-ubyte",
                           "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte"}) {
    CHECK(fs::exists(folder / "mine" / name));
  }
  const Ended from_folder =
      run_well(folder, Arguments{"train", "--data", "mine", "--json"} + small_model);
  const Ended from_seed =
      run_well(folder, Arguments{"train", "--digits-seed", "5", "--out", "two", "--json"} +
                           few_digits + small_model);
  CHECK(parameters_in(folder / "two") == parameters_in(folder / "model.safetensors"));
  CHECK(from_folder.json()["metrics"]["test_mse"] == from_seed.json()["metrics"]["test_mse"]);
}

TEST_CASE("cli train: options go over what --config says") {
  const TemporaryFolder folder;
  write_text(folder / "config.json",
             R"({"model": {"encoder": [8], "code": 3, "activation": "tanh"},
                 "training": {"epochs": 2, "loss": "bce", "seed": 9}})");
  const Ended ended = run_well(folder, Arguments{"train", "--config", "config.json", "--code", "5",
                                                 "--loss", "l1", "--json"} +
                                           few_digits);
  const json configuration = ended.json()["configuration"];
  CHECK(configuration["model"]["encoder"] == json({8}));
  CHECK(configuration["model"]["code"] == 5);
  CHECK(configuration["model"]["activation"] == "tanh");
  CHECK(configuration["training"]["loss"] == "l1");
  CHECK(configuration["training"]["seed"] == 9);
  CHECK(ended.json()["epochs"] == 2);
}

TEST_CASE("cli train: the denoising family corrupts its input unless told how") {
  const TemporaryFolder folder;
  const auto corruption = [&](const Arguments& more) {
    const Arguments start = Arguments{"train", "--json", "--family", "denoising"};
    return run_well(folder, start + few_digits + small_model + more)
        .json()["configuration"]["training"]["corruption"];
  };
  CHECK(corruption({}) == json({{"kind", "gaussian"}, {"amount", 0.4}, {"clip", true}}));
  CHECK(corruption({"--corruption", "masking:0.25"}) ==
        json({{"kind", "masking"}, {"amount", 0.25}, {"clip", true}}));
  CHECK(corruption({"--corruption", "gaussian:0.5:unclipped"}) ==
        json({{"kind", "gaussian"}, {"amount", 0.5}, {"clip", false}}));
  check_refused(run(folder, {"train", "--family", "denoising", "--corruption", "none"}), 2,
                {"training.corruption.kind", "denoising"});
}

TEST_CASE("cli train: no hidden layers, and images of the data's own size") {
  const TemporaryFolder folder;
  fs::create_directory(folder / "data");
  const auto idx = [](const std::string& sizes, const std::string& pixels) {
    return std::string("\0\0\x08\x03\0\0\0", 7) + sizes + pixels;
  };
  const std::string sizes("\x02\0\0\0\x01\0\0\0\x03", 9);  // 2 images of 1 x 3
  write_text(folder / "data/train-images-idx3-ubyte", idx(sizes, "\x10\x20\x30\x40\x50\x60"));
  write_text(folder / "data/t10k-images-idx3-ubyte", idx(sizes, "\x11\x21\x31\x41\x51\x61"));
  run_well(folder, {"train", "--data", "data", "--encoder", "", "--code", "2", "--epochs", "1"});
  const ae::SavedModel saved = model_in(folder / "model.safetensors");
  CHECK(saved.configuration.model.input == std::array<ae::Index, 2>{1, 3});
  CHECK(saved.configuration.model.encoder.empty());
  CHECK(saved.model.parameters().size() == 3 * 2 + 2 + 2 * 3 + 3);

  SUBCASE("--config may name the size, and then the data must have it") {
    write_text(folder / "config.json", R"({"model": {"input": [28, 28]}})");
    check_refused(run(folder, {"train", "--data", "data", "--config", "config.json"}), 2,
                  {"1 x 3", "28 x 28", "model.input"});
  }
}

TEST_CASE("cli train: a run that diverges at once leaves the model that was there") {
  const TemporaryFolder folder;
  train_small_model(folder);
  const auto before = bytes_of(folder / "model.safetensors");
  const Arguments diverging =
      Arguments{"train",  "--optimizer",  "sgd", "--learning-rate", "1e38", "--output-activation",
                "linear", "--batch-size", "20"} +
      few_digits + small_model;
  check_refused(run(folder, diverging), 1,
                {"diverged", "training.learning_rate", "Nothing was written"});
  CHECK(bytes_of(folder / "model.safetensors") == before);
  const Ended ended = run(folder, diverging + Arguments{"--json"});
  CHECK(ended.exit_code == 1);
  CHECK(ended.json()["diverged"] == true);
  CHECK(ended.json()["out"].is_null());
}

TEST_CASE("cli train: a run that diverges later writes the last good model") {
  const TemporaryFolder folder;
  // One update an epoch of a linear model: its error grows geometrically until it overflows.
  const Arguments growing = {"train",  "--encoder",    "",    "--output-activation",
                             "linear", "--optimizer",  "sgd", "--learning-rate",
                             "300",    "--batch-size", "100"};
  const Ended ended = run(folder, growing + few_digits + Arguments{"--epochs", "100000", "--json"});
  CHECK(ended.exit_code == 1);
  CHECK(ended.says("That model is in model.safetensors"));
  const json result = ended.json();
  const int good_epochs = result["epochs"].get<int>();
  CHECK(result["diverged"] == true);
  REQUIRE(good_epochs >= 1);
  CHECK(model_in(folder / "model.safetensors").history.size() ==
        static_cast<std::size_t>(good_epochs));
  run_well(folder, growing + few_digits +
                       Arguments{"--epochs", std::to_string(good_epochs), "--out", "good"});
  CHECK(parameters_in(folder / "model.safetensors") == parameters_in(folder / "good"));
}

}  // namespace
