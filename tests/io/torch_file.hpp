#pragma once

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace ae::test {

/// A tensor as PyTorch has it: its elements' bytes, little-endian.
struct TorchTensor {
  std::string name;
  std::vector<std::size_t> shape;
  std::vector<std::uint8_t> bytes;
  std::string dtype = "F32";
};

template <typename Element>
std::vector<std::uint8_t> bytes_of_elements(const std::vector<Element>& elements) {
  std::vector<std::uint8_t> bytes(elements.size() * sizeof(Element));
  if (!bytes.empty()) std::memcpy(bytes.data(), elements.data(), bytes.size());
  return bytes;
}

/// Lays bytes out as `safetensors.torch.save_file(state_dict, path)` does: no metadata, the tensors
/// in the order of their names (those of one dtype), the header padded with spaces to 8 bytes.
inline std::vector<std::uint8_t> torch_file(std::vector<TorchTensor> tensors) {
  std::ranges::sort(tensors, {}, &TorchTensor::name);
  nlohmann::ordered_json header = nlohmann::ordered_json::object();
  std::vector<std::uint8_t> data;
  for (const TorchTensor& tensor : tensors) {
    const std::size_t begin = data.size();
    data.insert(data.end(), tensor.bytes.begin(), tensor.bytes.end());
    header[tensor.name] = {
        {"dtype", tensor.dtype}, {"shape", tensor.shape}, {"data_offsets", {begin, data.size()}}};
  }
  std::string text = header.dump();
  text.resize((text.size() + 7) / 8 * 8, ' ');
  std::vector<std::uint8_t> bytes(8);
  const std::uint64_t length = text.size();
  std::memcpy(bytes.data(), &length, bytes.size());
  bytes.insert(bytes.end(), text.begin(), text.end());
  bytes.insert(bytes.end(), data.begin(), data.end());
  return bytes;
}

/// Values between -0.5 and 0.5 that differ from one `kind` to the next.
inline std::vector<float> some_values(std::size_t count, std::size_t kind) {
  std::vector<float> values(count);
  for (std::size_t i = 0; i < count; ++i) {
    values[i] = static_cast<float>((i * 37 + kind * 101) % 97) / 97.0F - 0.5F;
  }
  return values;
}

/// A layer as nn.Linear's state is saved: its weight [outputs, inputs] and its bias.
inline void add_linear(std::vector<TorchTensor>& tensors, const std::string& name,
                       std::size_t inputs, std::size_t outputs, bool has_bias = true) {
  const std::size_t kind = tensors.size();
  tensors.push_back({name + ".weight",
                     {outputs, inputs},
                     bytes_of_elements(some_values(outputs * inputs, kind))});
  if (!has_bias) return;
  tensors.push_back({name + ".bias", {outputs}, bytes_of_elements(some_values(outputs, kind + 1))});
}

}  // namespace ae::test
