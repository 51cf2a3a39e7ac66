#include <algorithm>
#include <array>
#include <doctest/doctest.h>

#include "program.hpp"

namespace {

using namespace ae::test;
using nlohmann::json;

const Arguments sample = {"--data", "mnist:10000"};

TEST_CASE("cli: on MNIST's 10,000 images a few epochs give a model that reconstructs") {
  const TemporaryFolder folder;
  const Ended ended =
      run_well(folder, Arguments{"train", "--encoder", "", "--code", "32", "--loss", "bce",
                                 "--batch-size", "32", "--epochs", "3", "--json"} +
                           sample);
  CHECK(ended.says("9,000 images of MNIST, 10,000 images, testing on 1,000"));
  const json trained = ended.json();
  CHECK(trained["parameters"] == 50'992);
  CHECK(trained["metrics"]["test_bce"] < 0.2);
  const json evaluated =
      run_well(folder, Arguments{"evaluate", "--json"} + saved_model + sample).json();
  CHECK(evaluated["images"] == 1'000);
  CHECK(evaluated["test_bce"] == trained["metrics"]["test_bce"]);

  const json data = {{"name", "MNIST, 10,000 images"},
                     {"train", 9'000},
                     {"test", 1'000},
                     {"hash", "99b08d491eb33237"}};
  CHECK(run_well(folder, {"info", "model.safetensors", "--json"}).json()["data"] == data);
  CHECK(run_well(folder, {"info", "model.safetensors"})
            .out.find("trained on MNIST, 10,000 images: 9,000 training and 1,000 test images\n") !=
        std::string::npos);
}

TEST_CASE("cli --data: the whole of MNIST comes before the 10,000 images, and each has its word") {
  const TemporaryFolder folder;
  run_well(folder, {"digits", "--count", "60", "--test-count", "10", "--out", "data/mnist"});
  run_well(folder, {"digits", "--count", "60", "--test-count", "10", "--out", "data/fashion"});
  const Arguments train = Arguments{"train"} + small_model;
  const auto trained_on = [&](const Arguments& data) {
    run_well(folder, train + data);
    return model_in(folder / "model.safetensors").data.value_or(ae::TrainingData{}).name;
  };
  CHECK(trained_on({}) == "MNIST, 70 images");
  CHECK(trained_on({"--data", "mnist"}) == "MNIST, 70 images");
  CHECK(trained_on({"--data", "mnist:70000"}) == "MNIST, 70 images");
  CHECK(trained_on({"--data", "mnist:10000"}) == "MNIST, 10,000 images");
  CHECK(trained_on({"--data", "fashion"}) == "Fashion-MNIST");
  CHECK(trained_on({"--data", "digits:60"}) == "digits");
  CHECK(trained_on(few_digits) == "digits");
}

TEST_CASE("cli anomaly: an image of Fashion-MNIST is called by its class's name") {
  const TemporaryFolder folder;
  run_well(folder, {"digits", "--count", "60", "--test-count", "20", "--out", "data/fashion"});
  const Arguments fashion = {"--data", "fashion"};
  run_well(folder, Arguments{"train"} + small_model + fashion);
  const std::string out = run_well(folder, Arguments{"anomaly"} + saved_model + fashion).out;
  const auto has_name = [&](const char* name) { return out.find(name) != std::string::npos; };
  CHECK(std::ranges::any_of(
      std::array{", T-shirt/top (", ", Trouser (", ", Pullover (", ", Dress (", ", Coat (",
                 ", Sandal (", ", Shirt (", ", Sneaker (", ", Bag (", ", Ankle boot ("},
      has_name));
  run_well(folder, Arguments{"project", "--out", "map.png"} + saved_model + fashion);
}

TEST_CASE("cli --data: a word or a number of digits that makes no sense is refused") {
  const TemporaryFolder folder;
  for (const char* data : {"digits:", "digits:0", "digits:9x", "digits:1000001"}) {
    check_refused(run(folder, {"train", "--data", data}), 2, {"--data", data, "1000000"});
  }
}

}  // namespace
