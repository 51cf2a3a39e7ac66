#include <cmath>
#include <doctest/doctest.h>

#include "program.hpp"

namespace {

using namespace ae::test;
using nlohmann::json;

TEST_CASE("cli info: the tutorial architecture has 1,100,434 parameters") {
  const TemporaryFolder folder;
  const Ended text = run_well(folder, {"info", "--encoder", "512,256,64", "--code", "2"});
  CHECK(text.out ==
        "layer      shape       activation  parameters\n"
        "encoder.0  784 -> 512  relu           401,920\n"
        "encoder.1  512 -> 256  relu           131,328\n"
        "encoder.2  256 -> 64   relu            16,448\n"
        "encoder.3  64 -> 2     linear             130\n"
        "decoder.0  2 -> 64     relu               192\n"
        "decoder.1  64 -> 256   relu            16,640\n"
        "decoder.2  256 -> 512  relu           131,584\n"
        "decoder.3  512 -> 784  sigmoid        402,192\n"
        "total                               1,100,434\n");
  const json result = run_well(folder, {"info", "--json"}).json();
  CHECK(result["parameters"] == 1'100'434);
  std::vector<int> counts;
  for (const json& layer : result["layers"]) counts.push_back(layer["parameters"].get<int>());
  CHECK(counts == std::vector<int>{401920, 131328, 16448, 130, 192, 16640, 131584, 402192});
}

TEST_CASE("cli info: a configuration file, and options over it") {
  const TemporaryFolder folder;
  write_text(folder / "c.json", R"({"model": {"input": [2, 3], "encoder": [4], "code": 1}})");
  const auto parameters = [&](const Arguments& arguments) {
    return run_well(folder, Arguments{"info", "--json"} + arguments).json()["parameters"];
  };
  CHECK(parameters({"--config", "c.json"}) == 28 + 5 + 8 + 30);
  CHECK(parameters({"--config", "c.json", "--encoder", ""}) == 7 + 12);
  check_refused(run(folder, {"info", "m", "--code", "3"}), 2, {"MODEL", "--code"});
}

TEST_CASE("cli info: a model tells its configuration, epochs and last metrics") {
  const TemporaryFolder folder;
  run_well(folder,
           Arguments{"train", "--encoder", "16", "--code", "4", "--epochs", "2"} + few_digits);
  const Ended text = run_well(folder, {"info", "model.safetensors"});
  CHECK(text.out.find("trained for 2 epochs; the last: train loss 0.") != std::string::npos);
  CHECK(text.out.find("model.code: 4\n") != std::string::npos);
  const json result = run_well(folder, {"info", "model.safetensors", "--json"}).json();
  CHECK(result["epochs"] == 2);
  CHECK(result["metrics"]["epoch"] == 2);
  CHECK(result["metrics"]["test_mse"] ==
        model_in(folder / "model.safetensors").history.back().test_mse);
  CHECK(result["configuration"]["model"]["encoder"] == json({16}));
}

TEST_CASE("cli evaluate: the figures of the last epoch again, and PSNR") {
  const TemporaryFolder folder;
  train_small_model(folder, {"--loss", "bce"});
  const Arguments evaluate = Arguments{"evaluate", "--model", "model.safetensors"} + few_digits;
  const json result = run_well(folder, evaluate + Arguments{"--json"}).json();
  const ae::EpochMetrics last = model_in(folder / "model.safetensors").history.back();
  CHECK(result["images"] == 10);
  CHECK(result["loss"] == "bce");
  CHECK(result["test_loss"] == last.test_loss);
  CHECK(result["test_mse"] == last.test_mse);
  CHECK(result["test_bce"] == last.test_bce);
  CHECK(result["psnr"].get<double>() == doctest::Approx(-10 * std::log10(last.test_mse)));
  CHECK_FALSE(result.contains("denoised_mse"));
  CHECK(run_well(folder, evaluate).out.find("PSNR ") != std::string::npos);

  SUBCASE("a corruption can be asked for") {
    const json noisy =
        run_well(folder, evaluate + Arguments{"--json", "--corruption", "masking:1"}).json();
    CHECK(noisy["test_mse"] == last.test_mse);
    CHECK(noisy["corruption"] == json({{"kind", "masking"}, {"amount", 1.0}}));
    // All is masked: the error is the mean square of the images themselves.
    CHECK(noisy["corrupted_mse"] > 0.05);
    CHECK(noisy["corrupted_psnr"].get<double>() ==
          doctest::Approx(-10 * std::log10(noisy["corrupted_mse"].get<double>())));
    CHECK(noisy["denoised_mse"] != noisy["test_mse"]);
  }
}

TEST_CASE("cli evaluate: a denoising model is measured with its own corruption, or without") {
  const TemporaryFolder folder;
  train_small_model(folder, {"--corruption", "salt_and_pepper:0.3", "--family", "denoising"});
  const Arguments evaluate =
      Arguments{"evaluate", "--model", "model.safetensors", "--json"} + few_digits;
  const json own = run_well(folder, evaluate).json();
  CHECK(own["corruption"]["kind"] == "salt_and_pepper");
  // For MSE, the objective on corrupted input is the error of the denoised images.
  CHECK(own["denoised_mse"].get<double>() == doctest::Approx(own["test_loss"].get<double>()));
  const json clean = run_well(folder, evaluate + Arguments{"--corruption", "none"}).json();
  CHECK(clean["test_mse"] == own["test_mse"]);
  CHECK_FALSE(clean.contains("corruption"));
}

}  // namespace
