#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "io/inflate.hpp"

namespace ae::test {

/// Appends a number's bytes, the lowest first.
inline void append_little_endian(std::vector<std::uint8_t>& bytes, std::uint64_t number,
                                 std::size_t size) {
  for (std::size_t i = 0; i < size; ++i, number >>= 8) {
    bytes.push_back(static_cast<std::uint8_t>(number));
  }
}

/// Returns the bytes as a DEFLATE stream that stores them as they are (RFC 1951, section 3.2.4).
inline std::vector<std::uint8_t> deflate(std::span<const std::uint8_t> bytes) {
  constexpr std::size_t largest_block = 0xffff;
  std::vector<std::uint8_t> packed;
  do {
    const auto block = bytes.first(std::min(bytes.size(), largest_block));
    bytes = bytes.subspan(block.size());
    packed.push_back(bytes.empty() ? 1 : 0);
    append_little_endian(packed, block.size(), 2);
    append_little_endian(packed, ~block.size(), 2);
    packed.insert(packed.end(), block.begin(), block.end());
  } while (!bytes.empty());
  return packed;
}

/// Returns the bytes packed as one gzip member (RFC 1952).
inline std::vector<std::uint8_t> gzip(std::span<const std::uint8_t> bytes) {
  std::vector<std::uint8_t> packed{0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3};
  const std::vector<std::uint8_t> stream = deflate(bytes);
  packed.insert(packed.end(), stream.begin(), stream.end());
  append_little_endian(packed, crc32(bytes), 4);
  append_little_endian(packed, bytes.size(), 4);
  return packed;
}

}  // namespace ae::test
