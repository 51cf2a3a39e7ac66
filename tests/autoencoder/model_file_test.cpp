#include "autoencoder/model_file.hpp"

#include <cmath>
#include <doctest/doctest.h>
#include <functional>
#include <limits>

#include "autoencoder/configuration_json.hpp"
#include "base/error.hpp"

namespace {

using namespace ae;

Configuration small_configuration() {
  return parse_configuration(R"({"model":{"input":[2,3],"encoder":[4],"code":2}})", "test");
}

SafetensorsFile small_file() {
  const Configuration configuration = small_configuration();
  return to_safetensors(configuration, Autoencoder(configuration.model, 1),
                        {{.epoch = 1, .train_loss = 0.5, .test_loss = 0.25}});
}

std::string refusal(const std::function<void(SafetensorsFile&)>& spoil) {
  SafetensorsFile file = small_file();
  spoil(file);
  try {
    from_safetensors(file, "m.safetensors");
    return "";
  } catch (const InputError& error) {
    return error.what();
  }
}

TEST_CASE("a model's tensors are named and shaped as PyTorch's linear layers are") {
  const SafetensorsFile file = small_file();
  std::vector<std::pair<std::string, std::vector<std::size_t>>> found;
  for (const Tensor& tensor : file.tensors) found.emplace_back(tensor.name, tensor.shape);
  CHECK(found == decltype(found){{"encoder.0.weight", {4, 6}},
                                 {"encoder.0.bias", {4}},
                                 {"encoder.1.weight", {2, 4}},
                                 {"encoder.1.bias", {2}},
                                 {"decoder.0.weight", {4, 2}},
                                 {"decoder.0.bias", {4}},
                                 {"decoder.1.weight", {6, 4}},
                                 {"decoder.1.bias", {6}}});
}

TEST_CASE("a model read back has the same parameters, configuration and history") {
  const Configuration configuration = small_configuration();
  const Autoencoder model(configuration.model, 7);
  const History history = {{.epoch = 1, .test_mse = 0.125}, {.epoch = 2, .seconds = 1.5}};
  const SavedModel read =
      parse_model(serialize_model(configuration, model, history), "m.safetensors");
  CHECK(std::ranges::equal(read.model.parameters(), model.parameters()));
  CHECK(to_json(read.configuration) == to_json(configuration));
  CHECK(to_json(read.history) == to_json(history));
}

TEST_CASE("a model file tells the data it was trained on, where they are known") {
  const Configuration configuration = small_configuration();
  const Autoencoder model(configuration.model, 1);
  const TrainingData data = {.name = "MNIST, 10,000 images", .train = 9'000, .test = 1'000};
  const SafetensorsFile file = to_safetensors(configuration, model, {}, data);
  CHECK(file.metadata.at("data") == R"({"name":"MNIST, 10,000 images","train":9000,"test":1000})");
  CHECK(from_safetensors(file, "m.safetensors").data == data);
  CHECK_FALSE(small_file().metadata.contains("data"));
  CHECK_FALSE(from_safetensors(small_file(), "m.safetensors").data.has_value());
}

TEST_CASE("the tensors may stand in any order, and a checkpoint's are passed over") {
  SafetensorsFile file = small_file();
  std::ranges::reverse(file.tensors);
  file.tensors.push_back({"optimizer.first_moments", {1}, {0}});
  const SavedModel read = from_safetensors(file, "m.safetensors");
  const Configuration configuration = small_configuration();
  CHECK(std::ranges::equal(read.model.parameters(),
                           Autoencoder(configuration.model, 1).parameters()));
}

TEST_CASE("a model file that does not fit is refused with the file, the tensor and the shapes") {
  const auto check = [](const std::string& sentence, const std::string& part) {
    CAPTURE(sentence);
    CHECK(sentence.starts_with("m.safetensors"));
    CHECK(sentence.find(part) != std::string::npos);
  };
  check(refusal([](SafetensorsFile& f) { f.tensors[0].shape = {6, 4}; }),
        "encoder.0.weight has shape [6, 4], but the configuration in the file makes it [4, 6]");
  check(refusal([](SafetensorsFile& f) { f.tensors.pop_back(); }), "decoder.1.bias is missing");
  check(refusal([](SafetensorsFile& f) { f.tensors.push_back({"extra", {1}, {0}}); }),
        "extra is not part of the model");
  check(refusal([](SafetensorsFile& f) { f.tensors[3].values[0] = NAN; }),
        "encoder.1.bias holds NaN or infinity");
  check(refusal([](SafetensorsFile& f) {
          f.tensors[3].values.clear();
          f.tensors[3].dtype = "I64";
          f.tensors[3].has_values = false;
        }),
        "encoder.1.bias has the dtype I64, but weights must be floats: F16, BF16, F32 or F64");
  check(refusal([](SafetensorsFile& f) { f.metadata.erase("configuration"); }),
        "no \"configuration\"");
  check(refusal([](SafetensorsFile& f) { f.metadata["format_version"] = "99"; }), "\"99\"");
  check(
      refusal([](SafetensorsFile& f) { f.metadata["configuration"] = R"({"model":{"code":0}})"; }),
      "model.code is 0");
  check(refusal([](SafetensorsFile& f) { f.metadata["history"] = "{]"; }), "\"history\"");
  for (const std::string epoch : {"1e300", "-1", "1.5", "4294967296", "\"1\""}) {
    check(
        refusal([&](SafetensorsFile& f) { f.metadata["history"] = "[{\"epoch\":" + epoch + "}]"; }),
        "an epoch that is no whole number");
  }
  for (const char* data : {"{]", "[]", R"({"name":"d","train":-1,"test":1})", R"({"name":7})"}) {
    check(refusal([&](SafetensorsFile& f) { f.metadata["data"] = data; }), "\"data\"");
  }
}

TEST_CASE("a model file cut short at any byte is refused and never crashes") {
  const Configuration configuration = small_configuration();
  const std::vector<std::uint8_t> bytes =
      serialize_model(configuration, Autoencoder(configuration.model, 1), {});
  for (std::size_t length = 0; length < bytes.size(); ++length) {
    CHECK_THROWS_AS(parse_model(std::span(bytes).first(length), "cut"), InputError);
  }
}

}  // namespace
