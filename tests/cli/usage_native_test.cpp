#include <doctest/doctest.h>

#include "program.hpp"

namespace {

using namespace ae::test;

const std::vector<std::string> commands = {
    "train",   "evaluate", "reconstruct", "denoise", "interpolate", "sample", "encode", "decode",
    "project", "anomaly",  "robustness",  "info",    "digits",      "schema", "bench"};

TEST_CASE("cli: the help names every subcommand, and each explains itself with an example") {
  const TemporaryFolder folder;
  const Ended help = run_well(folder, {"--help"});
  for (const std::string& command : commands) {
    CHECK(help.out.find("\n  " + command + " ") != std::string::npos);
    const Ended own = run_well(folder, {command, "--help"});
    CHECK(own.out.find("--json") != std::string::npos);
    CHECK(own.out.find("\n  autoencoder " + command + " ") != std::string::npos);
    CHECK(own.error.empty());
  }
}

TEST_CASE("cli: the version is one line on standard output") {
  const TemporaryFolder folder;
  const Ended version = run_well(folder, {"--version"});
  CHECK(version.out.starts_with("autoencoder 0."));
  CHECK(version.out.find('\n') == version.out.size() - 1);
}

TEST_CASE(
    "cli: the licences are those of the program and of each library in it, with their texts") {
  const TemporaryFolder folder;
  const Ended licences = run_well(folder, {"--licences"});
  CHECK(licences.error.empty());
  CHECK(licences.out.find("\nAutoencoder Playground (MIT)\n") != std::string::npos);
  for (const char* words : {"\nEigen (MPL-2.0)\n",
                            "Mozilla Public License Version 2.0",
                            "\nxsimd (BSD-3-Clause",
                            "QuantStack",
                            "\nnlohmann's JSON",
                            "Niels Lohmann",
                            "\nCLI11 (BSD-3-Clause)\n",
                            "University of Cincinnati",
                            "\nBoost (BSL-1.0",
                            "Boost Software License",
                            "Vinnie Falco",
                            "\nxxHash (BSD-2-Clause)\n",
                            "Yann Collet",
                            "\nlibpng (libpng-2.0)\n",
                            "PNG Reference Library License version 2",
                            "\nlibjpeg-turbo (IJG",
                            "D. R. Commander",
                            "work of the Independent JPEG Group",
                            "\ngiflib (MIT",
                            "Eric S. Raymond",
                            "\nzlib (Zlib)\n",
                            "Jean-loup Gailly and Mark Adler"}) {
    CAPTURE(words);
    CHECK(licences.out.find(words) != std::string::npos);
  }
  // What only the page is made of is on the page.
  CHECK(licences.out.find("Emscripten") == std::string::npos);
}

TEST_CASE("cli: wrong usage ends with exit code 2 and a sentence that names the option") {
  const TemporaryFolder folder;
  check_refused(run(folder, {}), 2, {"subcommand"});
  check_refused(run(folder, {"paint"}), 2, {"\"paint\" is not a subcommand", "interpolate"});
  check_refused(run(folder, {"train", "--colour", "red"}), 2, {"--colour"});
  check_refused(run(folder, {"train", "--code", "many"}), 2, {"--code", "many", "whole number"});
  check_refused(run(folder, {"train", "--learning-rate", "fast"}), 2,
                {"--learning-rate", "fast", "number"});
  check_refused(run(folder, {"train", "--seed", "-1"}), 2, {"--seed", "-1", "whole number"});
  check_refused(run(folder, {"train", "--activation", "step"}), 2,
                {"--activation", "step", "relu", "linear"});
  check_refused(run(folder, {"train", "--encoder", "512,,64"}), 2,
                {"--encoder", "512,,64", "512,256,64"});
  check_refused(run(folder, {"train", "--encoder", "512,64,"}), 2, {"--encoder"});
  check_refused(run(folder, {"train", "--corruption", "fog:0.4"}), 2,
                {"--corruption", "fog:0.4", "gaussian"});
  check_refused(run(folder, {"train", "--corruption", "gaussian"}), 2, {"gaussian:0.4"});
  check_refused(run(folder, {"train", "--corruption", "masking:1.5"}), 2,
                {"training.corruption.amount", "1.5", "0 to 1"});
  check_refused(run(folder, {"evaluate"}), 2, {"--model"});
  check_refused(run(folder, {"digits", "--out", "d", "--count", "0"}), 2, {"--count", "1"});
  check_refused(run(folder, {"interpolate", "--model", "m", "--out", "w.gif", "--path", "round"}),
                2, {"--path", "round", "linear", "spherical", "curve"});
  check_refused(run(folder, {"interpolate", "--model", "m", "--out", "w.bmp"}), 2,
                {"w.bmp", ".png or .gif"});
}

TEST_CASE("cli: values that the configuration does not allow are refused by their keys") {
  const TemporaryFolder folder;
  check_refused(run(folder, {"train", "--code", "0"}), 2, {"model.code is 0", "from 1"});
  check_refused(run(folder, {"train", "--encoder", "64,0"}), 2, {"model.encoder[1] is 0"});
  check_refused(run(folder, {"train", "--batch-size", "-3"}), 2, {"training.batch_size is -3"});
  check_refused(run(folder, {"train", "--epochs", "9999999999"}), 2,
                {"training.epochs", "from 0 to 1000000"});
  check_refused(run(folder, {"train", "--learning-rate", "0"}), 2, {"training.learning_rate"});
  check_refused(run(folder, {"train", "--loss", "bce", "--output-activation", "linear"}), 2,
                {"model.output_activation", "sigmoid", "bce"});
  check_refused(run(folder, {"info", "--code", "0"}), 2, {"model.code is 0"});
}

TEST_CASE("cli: a file that could not be written is told before anything is done") {
  const TemporaryFolder folder;
  write_text(folder / "file", "");
  std::filesystem::create_directory(folder / "folder");
  const auto train_to = [&](const std::string& option, const std::string& file) {
    return run(folder, Arguments{"train"} + few_digits + small_model + Arguments{option, file});
  };
  for (const char* option : {"--out", "--metrics", "--checkpoint"}) {
    const Ended ended = train_to(option, "nowhere/file");
    check_refused(ended, 2, {"nowhere/file", "folder nowhere does not exist"});
    CHECK_FALSE(ended.says("Training"));
    check_refused(train_to(option, "file/inner"), 2, {"file/inner", "not a folder"});
    check_refused(train_to(option, "folder"), 2, {"folder", "it is a folder"});
    check_refused(train_to(option, "folder/"), 2, {"folder/"});
  }
  check_refused(train_to("--out", "/dev/null"), 2, {"/dev/null", "not a regular file"});
  check_refused(train_to("--metrics", "./model.safetensors"), 2,
                {"--out and --metrics", "two files"});
  CHECK_FALSE(std::filesystem::exists(folder / "model.safetensors"));
}

}  // namespace
