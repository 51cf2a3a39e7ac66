#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

// safetensors (Hugging Face, https://github.com/huggingface/safetensors, "Format"): 8 bytes of
// little-endian header length, a JSON header, the tensors' data.

namespace ae {

/// A named array of float32, row-major. An empty shape is a scalar of one value.
struct Tensor {
  std::string name;
  std::vector<std::size_t> shape;
  std::vector<float> values;  ///< as many as the product of the shape
};

struct SafetensorsFile {
  std::map<std::string, std::string> metadata;
  std::vector<Tensor> tensors;
};

/// The tensors, in the order of their data, and the metadata. `source_name` names the file in
/// errors.
/// Throws InputError, naming the file and the tensor, for anything the format forbids (see
/// safetensors.cpp for each) and for tensors other than F32.
SafetensorsFile parse_safetensors(std::span<const std::uint8_t> bytes,
                                  const std::string& source_name);

/// The file's bytes, tensors in the order given, the header padded with spaces to a multiple of 8.
/// Throws InputError when a name occurs twice, is "__metadata__" or not UTF-8, or when a tensor has
/// another number of values than its shape.
std::vector<std::uint8_t> serialize_safetensors(const SafetensorsFile& file);

}  // namespace ae
