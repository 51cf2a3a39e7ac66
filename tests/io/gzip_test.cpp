#include "io/gzip.hpp"

#include <doctest/doctest.h>
#include <numeric>

#include "base/error.hpp"
#include "io/gzip_bytes.hpp"

namespace {

using ae::gunzip;
using ae::InputError;
using ae::test::gzip;
using Bytes = std::vector<std::uint8_t>;

Bytes counting(std::size_t size) {
  Bytes bytes(size);
  std::iota(bytes.begin(), bytes.end(), std::uint8_t{0});
  return bytes;
}

// `printf hello | gzip -n`
const Bytes hello_text{0x1f, 0x8b, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x03, 0xcb, 0x48, 0xcd,
                       0xc9, 0xc9, 0x07, 0x00, 0x86, 0xa6, 0x10, 0x36, 0x05, 0x00, 0x00, 0x00};

TEST_CASE("a file that gzip made is unpacked") {
  CHECK(gunzip(hello_text, "f.gz", 5) == Bytes{'h', 'e', 'l', 'l', 'o'});
}

TEST_CASE("gzip files of any size are unpacked, up to and including the limit") {
  for (const std::size_t size : {0UL, 1UL, 65535UL, 65536UL, 65537UL, 1'000'000UL}) {
    CAPTURE(size);
    CHECK(gunzip(gzip(counting(size)), "f.gz", size) == counting(size));
  }
}

TEST_CASE("a gzip file that unpacks to more than the limit is refused") {
  for (const std::size_t size : {101UL, 10'000'000UL}) {
    CHECK_THROWS_WITH_AS(
        gunzip(gzip(Bytes(size)), "f.gz", 100),
        "cannot unpack f.gz: it unpacks to more than the 100 bytes that were expected at most",
        InputError);
  }
}

TEST_CASE("gzip members one after the other are unpacked into one") {
  Bytes two = gzip(counting(70'000));
  two.insert(two.end(), hello_text.begin(), hello_text.end());
  Bytes expected = counting(70'000);
  for (const char letter : {'h', 'e', 'l', 'l', 'o'}) {
    expected.push_back(static_cast<std::uint8_t>(letter));
  }
  CHECK(gunzip(two, "f.gz", 70'005) == expected);
  CHECK_THROWS_AS(gunzip(two, "f.gz", 70'004), InputError);
}

TEST_CASE("what is no gzip file is refused") {
  for (const Bytes& bytes : {Bytes{}, Bytes{0x1f}, Bytes{0, 0, 8, 3}}) {
    CHECK_THROWS_WITH_AS(gunzip(bytes, "f.gz", 100),
                         "cannot unpack f.gz: it is no gzip file (those start with 1f 8b)",
                         InputError);
  }
}

TEST_CASE("a gzip file cut short anywhere is refused") {
  for (std::size_t size = 2; size < hello_text.size(); ++size) {
    CAPTURE(size);
    CHECK_THROWS_WITH_AS(gunzip(std::span(hello_text).first(size), "f.gz", 100),
                         "cannot unpack f.gz: its gzip data are cut short", InputError);
  }
}

TEST_CASE("a damaged gzip file is refused") {
  Bytes damaged = hello_text;
  SUBCASE("by its check sum") {
    damaged[17] ^= 1;
    CHECK_THROWS_WITH_AS(gunzip(damaged, "f.gz", 100),
                         "cannot unpack f.gz: its gzip data are damaged (incorrect data check)",
                         InputError);
  }
  SUBCASE("by its method") {
    damaged[2] = 9;
    CHECK_THROWS_WITH_AS(
        gunzip(damaged, "f.gz", 100),
        "cannot unpack f.gz: its gzip data are damaged (unknown compression method)", InputError);
  }
  SUBCASE("by bytes after its end") {
    damaged.insert(damaged.end(), {1, 2, 3});
    CHECK_THROWS_WITH_AS(
        gunzip(damaged, "f.gz", 100),
        "cannot unpack f.gz: 3 bytes follow its gzip data, and nothing was expected there",
        InputError);
  }
}

TEST_CASE("the head of a gzip file is unpacked without what follows it") {
  Bytes packed = gzip(counting(200'000));
  packed.resize(150'000);
  CHECK(ae::gunzip_head(packed, "f.gz", 4096) == counting(4096));
  CHECK(ae::gunzip_head(gzip(counting(9)), "f.gz", 4096) == counting(9));
  CHECK_THROWS_AS(ae::gunzip_head(packed, "f.gz", 180'000), InputError);
}

TEST_CASE("what is unpacked takes no more memory than it needs, whatever number was expected") {
  const Bytes packed = gzip(counting(100'000));
  CHECK(gunzip(packed, "f.gz", 1'000'000).capacity() == 100'000);
  CHECK(gunzip(packed, "f.gz", 1'000'000, 100'016).capacity() == 100'016);
  const Bytes few = gzip(counting(10));
  CHECK(gunzip(few, "f.gz", 1U << 30, 1U << 30).capacity() <= 1032 * few.size());
  CHECK(gunzip(packed, "f.gz", 1'000'000, 10) == counting(100'000));
}

}  // namespace
