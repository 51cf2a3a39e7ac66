#include "io/tensor_type.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstring>

namespace ae {
namespace {

constexpr std::array tensor_types{
    TensorType{"F32", 32, true},         TensorType{"F16", 16, true},
    TensorType{"BF16", 16, true},        TensorType{"F64", 64, true},
    TensorType{"BOOL", 8, false},        TensorType{"U8", 8, false},
    TensorType{"I8", 8, false},          TensorType{"U16", 16, false},
    TensorType{"I16", 16, false},        TensorType{"U32", 32, false},
    TensorType{"I32", 32, false},        TensorType{"U64", 64, false},
    TensorType{"I64", 64, false},        TensorType{"C64", 64, false},
    TensorType{"F8_E4M3", 8, false},     TensorType{"F8_E5M2", 8, false},
    TensorType{"F8_E8M0", 8, false},     TensorType{"F8_E4M3FNUZ", 8, false},
    TensorType{"F8_E5M2FNUZ", 8, false}, TensorType{"F6_E2M3", 6, false},
    TensorType{"F6_E3M2", 6, false},     TensorType{"F4", 4, false},
};

/// IEEE 754's binary16: a sign, 5 bits of exponent and 10 of fraction.
float from_half(std::uint16_t half) {
  const std::uint32_t sign = (half & 0x8000U) << 16;
  const std::uint32_t exponent = (half >> 10) & 0x1fU;
  const std::uint32_t fraction = half & 0x3ffU;
  if (exponent == 0) {
    const float magnitude = std::ldexp(static_cast<float>(fraction), -24);
    return sign == 0 ? magnitude : -magnitude;
  }
  const std::uint32_t wide_exponent = exponent == 0x1f ? 0xff : exponent + (127 - 15);
  return std::bit_cast<float>(sign | (wide_exponent << 23) | (fraction << 13));
}

/// The upper half of a float.
float from_brain_float(std::uint16_t upper) {
  return std::bit_cast<float>(static_cast<std::uint32_t>(upper) << 16);
}

template <typename Element, typename Convert>
std::vector<float> converted(std::span<const std::uint8_t> bytes, const Convert& convert) {
  std::vector<float> values(bytes.size() / sizeof(Element));
  for (std::size_t i = 0; i < values.size(); ++i) {
    Element element{};
    std::memcpy(&element, &bytes[i * sizeof(Element)], sizeof(Element));
    values[i] = convert(element);
  }
  return values;
}

}  // namespace

const TensorType* tensor_type_named(std::string_view name) {
  const auto* const found = std::ranges::find(tensor_types, name, &TensorType::name);
  return found == tensor_types.end() ? nullptr : found;
}

std::vector<float> as_floats(const TensorType& type, std::span<const std::uint8_t> bytes) {
  if (type.name == "F16") return converted<std::uint16_t>(bytes, from_half);
  if (type.name == "BF16") return converted<std::uint16_t>(bytes, from_brain_float);
  if (type.name == "F64") {
    return converted<double>(bytes, [](double value) { return static_cast<float>(value); });
  }
  return converted<float>(bytes, [](float value) { return value; });
}

}  // namespace ae
