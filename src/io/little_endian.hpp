#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <span>

namespace ae {

/// Returns the little-endian number at `offset`, within whose bounds the caller has checked that it
/// lies.
template <std::unsigned_integral Number>
Number little_endian(std::span<const std::uint8_t> bytes, std::size_t offset) {
  Number number = 0;
  for (std::size_t i = sizeof(Number); i-- > 0;) {
    number = static_cast<Number>(static_cast<std::uint64_t>(number) << 8 | bytes[offset + i]);
  }
  return number;
}

}  // namespace ae
