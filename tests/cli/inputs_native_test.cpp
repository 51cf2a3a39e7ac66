#include <doctest/doctest.h>
#include <string>

#include "program.hpp"

namespace {

using namespace ae::test;
namespace fs = std::filesystem;

/// Checks that the subcommand is refused for this reason, and that the file keeps every byte.
void check_kept(const TemporaryFolder& folder, const std::string& file, const Arguments& arguments,
                const std::string& words) {
  CAPTURE(file);
  const auto before = bytes_of(folder / file);
  check_refused(run(folder, arguments), 2, {words, "an input is never overwritten"});
  CHECK(bytes_of(folder / file) == before);
}

TEST_CASE("cli: no subcommand overwrites what it reads") {
  const TemporaryFolder folder;
  train_small_model(folder, {"--checkpoint", "c"});
  fs::copy(folder / "model.safetensors", folder / "m.png");
  fs::copy(folder / "model.safetensors", folder / "m.csv");
  fs::copy(folder / "model.safetensors", folder / "m.npy");
  write_text(folder / "config", "{}");
  const Arguments train = Arguments{"train"} + few_digits;
  check_kept(folder, "c", train + Arguments{"--resume", "c", "--out", "c"},
             "--out names c, which --resume reads");
  check_kept(folder, "c", train + Arguments{"--resume", "c", "--metrics", "c"},
             "--metrics names c, which --resume reads");
  check_kept(folder, "config", train + Arguments{"--config", "config", "--out", "config"},
             "--out names config, which --config reads");
  check_kept(folder, "config", train + Arguments{"--config", "config", "--checkpoint", "config"},
             "--checkpoint names config, which --config reads");
  for (const std::string command : {"denoise", "reconstruct", "interpolate", "sample", "anomaly"}) {
    check_kept(folder, "m.png", {command, "--model", "m.png", "--out", "m.png"},
               "--out names m.png, which --model reads");
  }
  check_kept(folder, "m.csv", {"robustness", "--model", "m.csv", "--csv", "m.csv"}, "--csv");
  check_kept(folder, "m.csv", {"project", "--model", "m.csv", "--out", "m.csv"}, "--out");
  check_kept(folder, "m.npy", {"encode", "--model", "m.npy", "--out", "m.npy"}, "--out");
  check_kept(folder, "m.npy", {"decode", "--model", "c", "--codes", "m.npy", "--out", "m.npy"},
             "--codes");
  check_kept(folder, "m.npy", {"encode", "--model", "c", "--images", "m.npy", "--out", "m.npy"},
             "--images");
  check_kept(folder, "m.png", {"denoise", "--model", "c", "--image", "m.png", "--out", "m.png"},
             "--image");
  check_kept(folder, "c", {"import", "c", "--out", "c"}, "--out names c, which WEIGHTS reads");
}

TEST_CASE("cli: an input is known by whatever path or link names it") {
  const TemporaryFolder folder;
  train_small_model(folder, {"--checkpoint", "c"});
  fs::create_directory(folder / "inner");
  fs::create_symlink("c", folder / "link");
  fs::create_hard_link(folder / "c", folder / "hard");
  for (const std::string& name :
       std::vector<std::string>{"./c", "inner/../c", "link", "hard", (folder / "c").string()}) {
    check_kept(folder, "c", Arguments{"train", "--resume", "c", "--out", name} + few_digits, name);
  }
}

TEST_CASE("cli: a data set's files are not overwritten, but others beside them may be") {
  const TemporaryFolder folder;
  run_well(folder, {"digits", "--count", "60", "--out", "data"});
  const Arguments train = {"train",    "--encoder", "16",     "--code", "4",
                           "--epochs", "1",         "--data", "data",   "--out"};
  for (const std::string name : {"train-images-idx3-ubyte", "t10k-labels-idx1-ubyte"}) {
    check_kept(folder, "data/" + name, train + Arguments{"data/" + name},
               "--out names data/" + name + ", which --data reads");
  }
  run_well(folder, train + Arguments{"data/model.safetensors"});
  run_well(folder, train + Arguments{"data/model.safetensors"});
}

TEST_CASE("cli: a checkpoint takes the place of the one that was gone on from") {
  const TemporaryFolder folder;
  train_small_model(folder, {"--checkpoint", "c"});
  run_well(folder,
           Arguments{"train", "--resume", "c", "--checkpoint", "c", "--epochs", "2"} + few_digits);
  CHECK(model_in(folder / "c").history.size() == 2);
}

}  // namespace
