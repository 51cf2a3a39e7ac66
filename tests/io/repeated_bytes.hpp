#pragma once

#include <boost/crc.hpp>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "io/gzip_bytes.hpp"

namespace ae::test {

/// A DEFLATE stream of one block with fixed codes (RFC 1951, section 3.2.6).
class FixedCodes {
 public:
  FixedCodes() {
    append(1, 1);  // the last block
    append(1, 2);
  }

  void literal(std::uint8_t byte) {
    if (byte < 144) {
      append_code(0x30U + byte, 8);
    } else {
      append_code(0x190U + byte - 144U, 9);
    }
  }

  /// Repeats the last byte 258 times.
  void repeat() {
    append_code(0xc5, 8);
    append_code(0, 5);
  }

  std::vector<std::uint8_t> end() {
    append_code(0, 7);
    if (count_ > 0) bytes_.push_back(static_cast<std::uint8_t>(bits_));
    return std::move(bytes_);
  }

 private:
  void append(std::uint32_t bits, unsigned count) {
    bits_ |= bits << count_;
    count_ += count;
    for (; count_ >= 8; count_ -= 8, bits_ >>= 8) {
      bytes_.push_back(static_cast<std::uint8_t>(bits_));
    }
  }

  /// Codes are stored from their highest bit on.
  void append_code(std::uint32_t code, unsigned count) {
    for (unsigned i = count; i-- > 0;) append(code >> i & 1, 1);
  }

  std::vector<std::uint8_t> bytes_;
  std::uint32_t bits_ = 0;
  unsigned count_ = 0;
};

/// Returns the length of what repeated_deflate() unpacks to.
inline std::size_t repeated_size(std::size_t beginning, std::size_t times) {
  return beginning + 258 * times;
}

/// Returns a DEFLATE stream of `beginning`, at least one byte, and 258 more bytes like its last as
/// often as asked.
inline std::vector<std::uint8_t> repeated_deflate(std::span<const std::uint8_t> beginning,
                                                  std::size_t times) {
  FixedCodes codes;
  for (const std::uint8_t byte : beginning) codes.literal(byte);
  for (std::size_t i = 0; i < times; ++i) codes.repeat();
  return codes.end();
}

/// Returns the check sum of what repeated_deflate() unpacks to.
inline std::uint32_t repeated_sum(std::span<const std::uint8_t> packed) {
  boost::crc_32_type sum;
  inflate(packed, [&](std::span<const std::uint8_t> part) {
    sum.process_bytes(part.data(), part.size());
    return true;
  });
  return sum.checksum();
}

/// Returns a DEFLATE stream of `size` bytes as a gzip file.
inline std::vector<std::uint8_t> as_gzip(std::span<const std::uint8_t> packed, std::size_t size) {
  std::vector<std::uint8_t> file{0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3};
  file.insert(file.end(), packed.begin(), packed.end());
  append_little_endian(file, repeated_sum(packed), 4);
  append_little_endian(file, size, 4);
  return file;
}

}  // namespace ae::test
