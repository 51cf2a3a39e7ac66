#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <span>
#include <vector>

namespace ae {

/// The way in which unpacking a DEFLATE stream ended.
enum class InflateEnd { complete, cut_short, damaged, over_limit };

struct Inflation {
  InflateEnd end = InflateEnd::complete;
  std::size_t bytes_read = 0;  ///< the length of the stream, where it is complete
};

/// Is given what was unpacked, some at a time, and returns whether to go on.
using TakeBytes = std::function<bool(std::span<const std::uint8_t>)>;

/// Returns the most bytes that a DEFLATE stream of `packed` bytes unpacks to, where a number can
/// say it: 258 bytes for two codes of one bit each (RFC 1951, section 3.2.5).
constexpr std::size_t most_unpacked(std::size_t packed) {
  constexpr std::size_t expansion = 1032;
  constexpr std::size_t largest = std::numeric_limits<std::size_t>::max();
  return packed > largest / expansion ? largest : packed * expansion;
}

/// Unpacks the DEFLATE stream (RFC 1951) that `packed` begins with, and keeps nothing of it. Where
/// `take` does not go on, the end is `over_limit`.
Inflation inflate(std::span<const std::uint8_t> packed, const TakeBytes& take);

/// As above, and appends what the stream holds to `unpacked`, which grows to at most `limit` bytes
/// in all.
Inflation inflate(std::span<const std::uint8_t> packed, std::vector<std::uint8_t>& unpacked,
                  std::size_t limit);

/// Returns the check sum CRC-32 (RFC 1952, section 8).
std::uint32_t crc32(std::span<const std::uint8_t> bytes);

}  // namespace ae
