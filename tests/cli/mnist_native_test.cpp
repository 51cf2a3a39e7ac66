#include <cstdlib>
#include <doctest/doctest.h>

#include "program.hpp"

namespace {

using namespace ae::test;
using nlohmann::json;

TEST_CASE("cli: on the real MNIST one epoch gives a model that reconstructs") {
  const char* mnist = std::getenv("MNIST_DIR");
  if (mnist == nullptr || *mnist == '\0') {
    MESSAGE("skipped: MNIST_DIR is not set");
    return;
  }
  // The program runs in a folder of its own, where a relative path would lead elsewhere.
  const std::string data = std::filesystem::absolute(mnist).string();
  const TemporaryFolder folder;
  const json trained = run_well(folder, {"train", "--data", data, "--encoder", "", "--code", "32",
                                         "--loss", "bce", "--epochs", "1", "--json"})
                           .json();
  CHECK(trained["parameters"] == 50'992);
  CHECK(trained["metrics"]["test_bce"] < 0.2);
  const json evaluated =
      run_well(folder, {"evaluate", "--data", data, "--model", "model.safetensors", "--json"})
          .json();
  CHECK(evaluated["images"] == 10'000);
  CHECK(evaluated["test_bce"] == trained["metrics"]["test_bce"]);
}

}  // namespace
