#include <bit>
#include <doctest/doctest.h>

#include "program.hpp"

namespace {

using namespace ae::test;

std::vector<std::uint32_t> parameter_bits_in(const std::filesystem::path& file) {
  std::vector<std::uint32_t> bits;
  for (const float value : parameters_in(file)) bits.push_back(std::bit_cast<std::uint32_t>(value));
  return bits;
}

TEST_CASE("cli --threads: any number of threads trains and measures the same, bit for bit") {
  const TemporaryFolder folder;
  const Arguments wide = {"--digits-count", "300", "--encoder", "200,100", "--code", "30",
                          "--epochs",       "2",   "--loss",    "bce",     "--json", "--family",
                          "denoising"};
  const auto train = [&](const std::string& threads) {
    const nlohmann::json history = run_well(folder, Arguments{"train", "--threads", threads} +
                                                        wide + Arguments{"--out", threads})
                                       .json()["history"];
    std::vector<double> losses;
    for (const auto& line : history) {
      losses.push_back(line["train_loss"]);
      losses.push_back(line["test_loss"]);
    }
    return losses;
  };
  const auto evaluate = [&](const std::string& threads) {
    return run_well(folder, {"evaluate", "--model", "1", "--digits-count", "300", "--json",
                             "--threads", threads})
        .out;
  };
  const std::vector<double> losses = train("1");
  const std::string evaluation = evaluate("1");
  CHECK(losses.size() == 4);
  for (const char* threads : {"2", "3"}) {
    CAPTURE(threads);
    CHECK(train(threads) == losses);
    CHECK(parameter_bits_in(folder / threads) == parameter_bits_in(folder / "1"));
    CHECK(evaluate(threads) == evaluation);
  }
}

TEST_CASE("cli --threads: pictures are the same with any number of them") {
  const TemporaryFolder folder;
  train_small_model(folder);
  const auto draw = [&](const Arguments& command, const std::string& threads) {
    run_well(folder, command + few_digits +
                         Arguments{"--model", "model.safetensors", "--out", "picture.png",
                                   "--threads", threads});
    return bytes_of(folder / "picture.png");
  };
  for (const Arguments& command :
       {Arguments{"reconstruct"}, Arguments{"denoise"}, Arguments{"interpolate"}}) {
    CAPTURE(command.front());
    CHECK(draw(command, "3") == draw(command, "1"));
  }
}

TEST_CASE("cli --threads: a number that cannot be is refused with a sentence") {
  const TemporaryFolder folder;
  train_small_model(folder);
  const Arguments model = {"--model", "model.safetensors"};
  const Arguments picture = model + Arguments{"--out", "picture.png"};
  for (const Arguments& command :
       {Arguments{"train"} + few_digits + small_model, Arguments{"evaluate"} + model,
        Arguments{"reconstruct"} + picture, Arguments{"denoise"} + picture,
        Arguments{"interpolate"} + picture}) {
    CAPTURE(command.front());
    for (const char* threads : {"0", "65", "-1"}) {
      check_refused(run(folder, command + Arguments{"--threads", threads}), 2,
                    {std::string("The number of threads is ") + threads, "from 1 to 64."});
    }
    check_refused(run(folder, command + Arguments{"--threads", "two"}), 2,
                  {"--threads", "two", "whole number"});
  }
}

}  // namespace
