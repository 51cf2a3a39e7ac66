#include "io/inflate.hpp"

#include <algorithm>
#include <doctest/doctest.h>

#include "io/gzip_bytes.hpp"

namespace {

using ae::inflate;
using ae::InflateEnd;
using ae::Inflation;
using ae::test::deflate;
using Bytes = std::vector<std::uint8_t>;

constexpr std::size_t much = 1'000'000;

// The streams were made by zlib 1.3 at level 9, with a window of 32 KiB and no header.

/// A block with fixed codes: "abc".
const Bytes fixed_codes{0x4b, 0x4c, 0x4a, 0x06, 0x00};

/// A block with codes of its own: 400 letters.
const Bytes dynamic_codes{0xed, 0xca, 0xb1, 0x11, 0x00, 0x30, 0x08, 0x02, 0xc0, 0x59,
                          0xf1, 0x50, 0x51, 0xf6, 0xef, 0xdd, 0x22, 0x55, 0xbe, 0x7e,
                          0xa8, 0x97, 0x88, 0xf4, 0x9a, 0x70, 0x28, 0x73, 0x18, 0x14,
                          0x59, 0x9e, 0x81, 0xaa, 0xf1, 0xc3, 0xcb, 0x70};

Bytes letters() {
  Bytes text(400);
  for (std::size_t i = 0; i < text.size(); ++i) {
    text[i] = static_cast<std::uint8_t>((i * i * 7 + i / 3) % 11 + 'a');
  }
  return text;
}

/// The same 12 bytes at 0, 32,000 and 65,512, and zeros between them: a match over nearly the whole
/// window, and one across the steps in which the stream is unpacked.
const Bytes far_matches{
    0xed, 0xdd, 0x41, 0x11, 0x00, 0x10, 0x10, 0x00, 0x40, 0x33, 0x5e, 0xbe, 0x1a, 0x08, 0x22, 0x82,
    0x14, 0xea, 0x78, 0xcb, 0x74, 0x01, 0xe4, 0x31, 0x82, 0xd8, 0x2d, 0xb2, 0x91, 0xc7, 0x2e, 0xfd,
    0xd6, 0xb9, 0xda, 0x49, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
    0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
    0x00, 0x00, 0xc0, 0xd7, 0xc2, 0x7f, 0x0e, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
    0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
    0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0xf0, 0x85, 0xc8, 0x63, 0x97, 0x7e, 0xeb, 0x5c, 0xed, 0x3c};

Bytes far_apart() {
  const Bytes key{200, 3, 77, 150, 9, 61, 254, 18, 99, 140, 33, 212};
  Bytes bytes(65'524);
  for (const std::ptrdiff_t place : {0, 32'000, 65'512}) {
    std::ranges::copy(key, bytes.begin() + place);
  }
  return bytes;
}

struct Stream {
  Bytes packed;
  Bytes content;
};

std::vector<Stream> streams() {
  return {{fixed_codes, {'a', 'b', 'c'}},
          {dynamic_codes, letters()},
          {far_matches, far_apart()},
          {{3, 0}, {}},
          {deflate(Bytes(200'000, 9)), Bytes(200'000, 9)}};
}

TEST_CASE("DEFLATE streams of every kind of block are unpacked, whatever follows them") {
  for (const Stream& stream : streams()) {
    for (const std::size_t more : {0UL, 1UL, 2UL, 8UL, 100UL}) {
      CAPTURE(stream.packed.size());
      CAPTURE(more);
      Bytes packed = stream.packed;
      packed.resize(packed.size() + more, 0xff);
      Bytes unpacked;
      const Inflation inflation = inflate(packed, unpacked, much);
      CHECK(inflation.end == InflateEnd::complete);
      CHECK(inflation.bytes_read == stream.packed.size());
      CHECK(unpacked == stream.content);
    }
  }
}

TEST_CASE("what a DEFLATE stream holds is appended") {
  Bytes unpacked{'x'};
  CHECK(inflate(fixed_codes, unpacked, 4).end == InflateEnd::complete);
  CHECK(unpacked == Bytes{'x', 'a', 'b', 'c'});
}

TEST_CASE("a DEFLATE stream cut anywhere is cut short") {
  for (const Stream& stream : streams()) {
    const std::size_t step = std::max<std::size_t>(stream.packed.size() / 200, 1);
    for (std::size_t size = 0; size < stream.packed.size(); size += step) {
      CAPTURE(stream.packed.size());
      CAPTURE(size);
      Bytes unpacked;
      CHECK(inflate(std::span(stream.packed).first(size), unpacked, much).end ==
            InflateEnd::cut_short);
    }
  }
}

TEST_CASE("unpacking stops soon after the limit") {
  for (const Stream& stream : streams()) {
    if (stream.content.empty()) continue;
    Bytes unpacked;
    CHECK(inflate(stream.packed, unpacked, stream.content.size() - 1).end ==
          InflateEnd::over_limit);
    CHECK(inflate(stream.packed, unpacked = {}, stream.content.size()).end == InflateEnd::complete);
    CHECK(inflate(stream.packed, unpacked = {}, 0).end == InflateEnd::over_limit);
    CHECK(unpacked.size() <= std::size_t{1} << 16);
  }
}

TEST_CASE("a DEFLATE stream that is changed in any bit comes to an end") {
  for (const Bytes& packed : {fixed_codes, dynamic_codes, far_matches}) {
    std::size_t refused = 0;
    for (std::size_t bit = 0; bit < 8 * packed.size(); ++bit) {
      Bytes damaged = packed;
      damaged[bit / 8] ^= static_cast<std::uint8_t>(1U << bit % 8);
      Bytes unpacked;
      if (inflate(damaged, unpacked, much).end != InflateEnd::complete) ++refused;
    }
    CHECK(refused > 0);
  }
}

TEST_CASE("a damaged DEFLATE stream is recognised") {
  const auto end_of = [](const Bytes& packed) {
    Bytes unpacked;
    return inflate(packed, unpacked, much).end;
  };
  CHECK(end_of({7}) == InflateEnd::damaged);                             // block type 3
  CHECK(end_of({1, 5, 0, 0, 0, 1, 2, 3, 4, 5}) == InflateEnd::damaged);  // unlike lengths
  CHECK(end_of({0x4b, 0x04, 0xc2, 0, 0}) == InflateEnd::damaged);        // before the beginning
  CHECK(end_of(Bytes(100, 0xff)) == InflateEnd::damaged);
}

TEST_CASE("the check sum is that of gzip and zip") {
  const Bytes digits{'1', '2', '3', '4', '5', '6', '7', '8', '9'};
  CHECK(ae::crc32(digits) == 0xcbf43926);
  CHECK(ae::crc32({}) == 0);
}

}  // namespace
