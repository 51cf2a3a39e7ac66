// Safetensors files: as such, as models, as checkpoints, and as weights of other programs.

#include <algorithm>
#include <cstring>

#include "autoencoder/configuration_json.hpp"
#include "autoencoder/foreign_weights.hpp"
#include "autoencoder/model_file.hpp"
#include "data/dataset.hpp"
#include "io/safetensors.hpp"
#include "io/torch_file.hpp"
#include "target.hpp"
#include "training/checkpoint.hpp"
#include "training/trainer.hpp"

namespace ae::fuzz {
namespace {

bool same_bits(std::span<const float> a, std::span<const float> b) {
  return a.size() == b.size() &&
         (a.empty() || std::memcmp(a.data(), b.data(), a.size_bytes()) == 0);
}

void read_safetensors(std::span<const std::uint8_t> bytes) {
  SafetensorsFile file = parse_safetensors(bytes, "f");
  std::erase_if(file.tensors, [](const Tensor& tensor) { return !tensor.has_values; });
  for (const Tensor& tensor : file.tensors) {
    std::size_t count = 1;
    for (const std::size_t size : tensor.shape) count *= size;
    require(tensor.values.size() == count, "as many numbers as the shape");
  }
  const SafetensorsFile again = parse_safetensors(serialize_safetensors(file), "f");
  require(again.metadata == file.metadata && again.tensors.size() == file.tensors.size(),
          "the same metadata when they are written and read");
  for (const Tensor& tensor : file.tensors) {
    const auto found = std::ranges::find(again.tensors, tensor.name, &Tensor::name);
    require(found != again.tensors.end() && found->shape == tensor.shape &&
                same_bits(found->values, tensor.values),
            "the same tensors when they are written and read");
  }
}

void check_model(const SavedModel& saved) {
  const SavedModel again = parse_model(
      serialize_model(saved.configuration, saved.model, saved.history, saved.data), "m");
  require(same_bits(saved.model.parameters(), again.model.parameters()),
          "the same weights when they are written and read");
  require(to_json(saved.configuration) == to_json(again.configuration),
          "the same configuration when it is written and read");
  require(to_json(saved.history) == to_json(again.history),
          "the same history when it is written and read");
}

void read_model(std::span<const std::uint8_t> bytes) { check_model(parse_model(bytes, "m")); }

void read_checkpoint(std::span<const std::uint8_t> bytes) {
  const Checkpoint checkpoint = parse_checkpoint(bytes, "c");
  check_model(checkpoint.saved);
}

void read_foreign(std::span<const std::uint8_t> bytes) {
  const ImportedModel imported = import_model(bytes, {}, "f");
  check_model(imported.saved);
}

std::vector<Bytes> safetensors_seeds() {
  using namespace ae::test;
  const SafetensorsFile file{
      {{"format", "pt"}, {"a", "b"}},
      {{"w", {2, 3}, {1, 2, 3, 4, 5, 6}}, {"b", {2}, {7, 8}}, {"s", {}, {9}}}};
  return {serialize_safetensors(file), serialize_safetensors(SafetensorsFile{}),
          torch_file({{"h", {2}, Bytes(4), "F16"},
                      {"g", {2}, Bytes(4), "BF16"},
                      {"d", {1}, Bytes(8), "F64"},
                      {"i", {1}, Bytes(8), "I64"}})};
}

Configuration tiny(const std::string& model) {
  return parse_configuration(R"({"model":{"input":[2,2],"encoder":[3],"code":2,)" + model + "}}",
                             "seed");
}

std::vector<Bytes> model_seeds() {
  std::vector<Bytes> seeds;
  for (const std::string model : {R"("family":"plain")", R"("family":"plain","tied_weights":true)",
                                  R"("family":"variational")"}) {
    const Configuration configuration = tiny(model);
    const Autoencoder autoencoder(configuration.model, 1);
    const History history{{1, 0.25, 0.24, 0.1, 0.3, 20'000, 1.5}};
    seeds.push_back(serialize_model(configuration, autoencoder, {}));
    if (configuration.model.family == Family::plain) {
      seeds.push_back(serialize_model(configuration, autoencoder, history));
    }
  }
  return seeds;
}

Dataset tiny_images() {
  const auto set = [](std::size_t count) { return ImageSet{2, 2, Bytes(4 * count, 100), {}}; };
  return make_dataset("d", set(8), set(2));
}

std::vector<Bytes> checkpoint_seeds() {
  std::vector<Bytes> seeds;
  const Dataset images = tiny_images();
  for (const std::string training :
       {R"({"optimizer":"adam","batch_size":4})", R"({"optimizer":"sgd","batch_size":4})"}) {
    const Configuration configuration = parse_configuration(
        R"({"model":{"input":[2,2],"encoder":[],"code":2},"training":)" + training + "}", "seed");
    Autoencoder model(configuration.model, 1);
    Trainer trainer(model, images, configuration.training);
    trainer.run_epoch([](double) { return true; });
    trainer.step();
    seeds.push_back(serialize_checkpoint(configuration, model, trainer));
  }
  return seeds;
}

std::vector<Bytes> foreign_seeds() {
  using namespace ae::test;
  const auto layer = [](const std::string& name, std::size_t outputs, std::size_t inputs) {
    return std::vector<TorchTensor>{
        {name + ".weight", {outputs, inputs}, bytes_of_elements(some_values(outputs * inputs, 1))},
        {name + ".bias", {outputs}, bytes_of_elements(some_values(outputs, 2))}};
  };
  std::vector<Bytes> seeds;
  for (const auto& names :
       {std::vector<std::string>{"encoder.0", "encoder.2", "decoder.0", "decoder.2"},
        std::vector<std::string>{"fc1", "fc2", "fc3", "fc4"}}) {
    std::vector<TorchTensor> tensors;
    const std::size_t sizes[] = {4, 3, 2, 3, 4};
    for (std::size_t i = 0; i < names.size(); ++i) {
      for (TorchTensor& tensor : layer(names[i], sizes[i + 1], sizes[i])) {
        tensors.push_back(std::move(tensor));
      }
    }
    seeds.push_back(torch_file(tensors));
  }
  return seeds;
}

}  // namespace

std::vector<Target> model_targets() {
  return {{"safetensors", read_safetensors, safetensors_seeds},
          {"model", read_model, model_seeds},
          {"checkpoint", read_checkpoint, checkpoint_seeds},
          {"foreign", read_foreign, foreign_seeds}};
}

}  // namespace ae::fuzz
