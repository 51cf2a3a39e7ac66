#include <doctest/doctest.h>

#include "io/atomic_file.hpp"
#include "io/torch_file.hpp"
#include "program.hpp"

namespace {

using namespace ae::test;
namespace fs = std::filesystem;

/// The small model's weights as PyTorch saves them, in weights.safetensors.
void write_weights(const TemporaryFolder& folder) {
  std::vector<TorchTensor> state;
  for (const ae::Tensor& tensor :
       ae::parse_safetensors(bytes_of(folder / "model.safetensors"), "model").tensors) {
    state.push_back({tensor.name, tensor.shape, bytes_of_elements(tensor.values)});
  }
  state.push_back({"steps", {}, std::vector<std::uint8_t>(8), "I64"});
  ae::write_file_atomically(folder / "weights.safetensors", torch_file(state));
}

TEST_CASE("cli import: weights without metadata become the model that they were saved from") {
  const TemporaryFolder folder;
  train_small_model(folder);
  write_weights(folder);
  const Ended ended =
      run_well(folder, {"import", "weights.safetensors", "--activation", "relu",
                        "--output-activation", "sigmoid", "--out", "imported.safetensors"});
  CHECK(ended.out.find("encoder.1  encoder.1  16 -> 4") != std::string::npos);
  CHECK(ended.says("read as images of 28 x 28"));
  CHECK(ended.says("Passed over, having no part in the model: steps [] I64."));
  CHECK(
      ended.says("relu in hidden layers, linear at the code, sigmoid at the output. The file does "
                 "not say them; other than these defaults are chosen by --code-activation."));
  CHECK(ended.says("Wrote imported.safetensors."));
  CHECK(parameters_in(folder / "imported.safetensors") ==
        parameters_in(folder / "model.safetensors"));
  const auto mse = [&](const char* model) {
    return run_well(folder, Arguments{"reconstruct", "--model", model, "--out", "o.png", "--json"} +
                                few_digits)
        .json()["mse"];
  };
  CHECK(mse("imported.safetensors") == mse("model.safetensors"));
}

TEST_CASE("cli import: --json tells the layers, what was passed over and the configuration") {
  const TemporaryFolder folder;
  train_small_model(folder);
  write_weights(folder);
  const nlohmann::json json =
      run_well(folder, {"import", "weights.safetensors", "--activation", "tanh",
                        "--code-activation", "relu", "--output-activation", "linear", "--input",
                        "14,56", "--out", "imported.safetensors", "--json"})
          .json();
  CHECK(json["layers"][1]["from"] == "encoder.1");
  CHECK(json["layers"][1]["activation"] == "relu");
  CHECK(json["passed_over"] ==
        nlohmann::json::parse(R"([{"name":"steps","shape":[],"dtype":"I64"}])"));
  const nlohmann::json& model = json["configuration"]["model"];
  CHECK(model["input"] == nlohmann::json{14, 56});
  CHECK(model["activation"] == "tanh");
  CHECK(model["output_activation"] == "linear");
  CHECK(ae::to_json(model_in(folder / "imported.safetensors").history) == "[]");
}

TEST_CASE("cli import: what it cannot take is refused, and nothing is written") {
  const TemporaryFolder folder;
  train_small_model(folder);
  write_weights(folder);
  const auto refused = [&](const Arguments& arguments, const std::vector<std::string>& words) {
    check_refused(run(folder, Arguments{"import", "--out", "o.safetensors"} + arguments), 2, words);
    CHECK_FALSE(fs::exists(folder / "o.safetensors"));
  };
  refused({"model.safetensors"}, {"model.safetensors is a model file of this program"});
  refused({"none.safetensors"}, {"none.safetensors"});
  refused({"weights.safetensors", "--activation", "gelu"}, {"--activation", "gelu"});
  refused({"weights.safetensors", "--input", "28"}, {"--input is 28", "rows and columns"});
  refused({"weights.safetensors", "--input", "20,20"},
          {"takes 784 values, but an image of 20 x 20 has 400"});
  std::vector<TorchTensor> classifier;
  add_linear(classifier, "fc1", 784, 16);
  add_linear(classifier, "fc2", 16, 10);
  ae::write_file_atomically(folder / "classifier.safetensors", torch_file(classifier));
  refused({"classifier.safetensors"}, {"widths 784-16-10", "fc2.weight [10, 16]"});
}

TEST_CASE("cli import: commands that need a model say how weights become one") {
  const TemporaryFolder folder;
  train_small_model(folder);
  write_weights(folder);
  for (const Arguments& arguments : {Arguments{"info"}, Arguments{"evaluate", "--model"},
                                     Arguments{"reconstruct", "--out", "o.png", "--model"}}) {
    check_refused(run(folder, arguments + Arguments{"weights.safetensors"}), 2,
                  {"weights.safetensors has no metadata of this program",
                   "autoencoder import weights.safetensors --out MODEL"});
  }
}

}  // namespace
