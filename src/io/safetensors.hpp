#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

// The format safetensors (Hugging Face, https://github.com/huggingface/safetensors, "Format"): the
// header's length in 8 little-endian bytes, a header in JSON, and the tensors' data.

namespace ae {

/// A named, row-major array. An empty shape is that of a scalar, which has one value.
struct Tensor {
  std::string name;
  std::vector<std::size_t> shape;
  std::vector<float> values;  ///< as many as the product of the shape, or none: see has_values
  std::string dtype = "F32";  ///< what the file holds, such as "BF16" or "I64"
  /// Whether the file holds floats, which F16, BF16, F32 and F64 are; of other tensors only name,
  /// shape and dtype are known.
  bool has_values = true;
};

/// Returns the shape as PyTorch prints it, as in "[128, 784]".
std::string tensor_shape_text(const std::vector<std::size_t>& shape);

struct SafetensorsFile {
  std::map<std::string, std::string> metadata;
  std::vector<Tensor> tensors;
};

/// A tensor whose values lie elsewhere, as long as it is used.
struct TensorView {
  std::string name;
  std::vector<std::size_t> shape;
  std::span<const float> values;
};

/// The contents of a file whose values need not be copied to be written.
struct SafetensorsView {
  std::map<std::string, std::string> metadata;
  std::vector<TensorView> tensors;
};

/// Returns the tensors, in the order of their data, and the metadata. F16, BF16 and F64 become
/// float32. `source_name` names the file in errors. Throws InputError, naming the file and the
/// tensor, for anything that the format forbids (see safetensors.cpp for each) and for a dtype that
/// it does not know.
SafetensorsFile parse_safetensors(std::span<const std::uint8_t> bytes,
                                  const std::string& source_name);

/// Returns what stands in a file before the values of the tensors, all F32 in the given order: the
/// header's length and the header, padded with spaces to a multiple of 8 bytes. Throws InputError
/// when a name occurs twice, is "__metadata__" or is not UTF-8, or when a tensor's number of values
/// differs from its shape's.
std::vector<std::uint8_t> safetensors_head(const SafetensorsView& file);

/// Returns the bytes of the whole file: the head, and the values. Throws as safetensors_head does.
std::vector<std::uint8_t> serialize_view(const SafetensorsView& file);
std::vector<std::uint8_t> serialize_safetensors(const SafetensorsFile& file);

}  // namespace ae
