#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace ae {

/// The way in which unpacking a DEFLATE stream ended.
enum class InflateEnd { complete, cut_short, damaged, over_limit };

struct Inflation {
  InflateEnd end = InflateEnd::complete;
  std::size_t bytes_read = 0;  ///< the length of the stream, where it is complete
};

/// Unpacks the DEFLATE stream (RFC 1951) that `packed` begins with, and appends what it holds to
/// `unpacked`, which grows to at most `limit` bytes in all and never by more than was unpacked.
Inflation inflate(std::span<const std::uint8_t> packed, std::vector<std::uint8_t>& unpacked,
                  std::size_t limit);

/// Returns the check sum CRC-32 (RFC 1952, section 8).
std::uint32_t crc32(std::span<const std::uint8_t> bytes);

}  // namespace ae
