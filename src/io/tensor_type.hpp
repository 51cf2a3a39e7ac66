#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace ae {

/// A type of number that a safetensors file may hold (safetensors 0.6, `Dtype`).
struct TensorType {
  std::string_view name;  ///< as the file's header has it, such as "BF16"
  unsigned bits;          ///< of one element
  bool is_float;          ///< whether as_floats() converts it
};

/// Returns the type with that name, or nothing where safetensors has none.
const TensorType* tensor_type_named(std::string_view name);

/// Returns the elements of a type that is_float, which lie one after another in little-endian
/// order, as floats. Half-precision numbers (F16, BF16) keep their value; an F64 is rounded, and
/// one that is too large becomes infinite.
std::vector<float> as_floats(const TensorType& type, std::span<const std::uint8_t> bytes);

}  // namespace ae
