#include "io/idx.hpp"

#include <array>
#include <doctest/doctest.h>
#include <string>

#include "base/error.hpp"

namespace {

using ae::find_idx;
using ae::InputError;
using ae::NumberType;
using ae::serialize_idx;
using Bytes = std::vector<std::uint8_t>;
using Shape = std::vector<std::size_t>;

const Bytes images_file{0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 3, 10, 20, 30, 40, 50, 60};
const Bytes labels_file{0, 0, 8, 1, 0, 0, 0, 3, 7, 0, 9};

/// An IDX header of three dimensions of these sizes, each of four bytes.
Bytes images_header(const Bytes& sizes) {
  Bytes bytes{0, 0, 8, 3};
  bytes.insert(bytes.end(), sizes.begin(), sizes.end());
  return bytes;
}

TEST_CASE("IDX images are found: count, rows, columns and pixels") {
  const ae::IdxFile file = find_idx(images_file, "f");
  CHECK(file.array.type == NumberType::u8);
  CHECK(file.array.shape == Shape{2, 1, 3});
  CHECK(Bytes(file.array.bytes.begin(), file.array.bytes.end()) == Bytes{10, 20, 30, 40, 50, 60});
  CHECK(file.array.bytes.data() == images_file.data() + 16);
  CHECK(file.bytes_after == 0);
}

TEST_CASE("IDX labels are found") {
  const ae::IdxFile file = find_idx(labels_file, "f");
  CHECK(file.array.shape == Shape{3});
  CHECK(Bytes(file.array.bytes.begin(), file.array.bytes.end()) == Bytes{7, 0, 9});
}

TEST_CASE("IDX numbers of every type are found") {
  struct Case {
    std::uint8_t code;
    NumberType type;
    Bytes number;
    double value;
  };
  for (const Case& known :
       {Case{0x08, NumberType::u8, {200}, 200}, Case{0x09, NumberType::i8, {200}, -56},
        Case{0x0B, NumberType::i16, {0xff, 0x00}, -256},
        Case{0x0C, NumberType::i32, {0, 1, 0, 2}, 65538},
        Case{0x0D, NumberType::f32, {0x3f, 0xc0, 0, 0}, 1.5},
        Case{0x0E, NumberType::f64, {0xbf, 0xe0, 0, 0, 0, 0, 0, 0}, -0.5}}) {
    CAPTURE(known.value);
    Bytes bytes{0, 0, known.code, 1, 0, 0, 0, 1};
    bytes.insert(bytes.end(), known.number.begin(), known.number.end());
    const ae::NumberArray array = find_idx(bytes, "f").array;
    CHECK(array.type == known.type);
    std::array<double, 1> value{};
    read_numbers(array, 0, std::span<double>(value));
    CHECK(value[0] == known.value);
  }
}

TEST_CASE("IDX files are written byte for byte as they were read") {
  for (const Bytes& bytes : {images_file, labels_file}) {
    const ae::NumberArray array = find_idx(bytes, "f").array;
    CHECK(serialize_idx(array.shape, array.bytes) == bytes);
  }
}

TEST_CASE("an IDX file cut anywhere is refused") {
  for (const Bytes& bytes : {images_file, labels_file}) {
    for (std::size_t size = 0; size < bytes.size(); ++size) {
      CAPTURE(size);
      CHECK_THROWS_AS(find_idx(std::span(bytes).first(size), "f"), InputError);
    }
  }
}

TEST_CASE("an IDX file shorter than its header says so") {
  CHECK_THROWS_WITH_AS(find_idx(Bytes{0, 0, 8, 3, 0}, "f"),
                       "f is too short: it has 5 bytes, and its IDX header of 3 dimensions alone "
                       "has 16.",
                       InputError);
  CHECK_THROWS_WITH_AS(find_idx(std::span(images_file).first(20), "f"),
                       "f is too short: it has 2 x 1 x 3 unsigned bytes in its header, but only 4 "
                       "bytes follow; it may be cut short.",
                       InputError);
}

TEST_CASE("what is no IDX file is told by its first bytes") {
  CHECK_THROWS_WITH_AS(find_idx(Bytes(20, 0xab), "f"),
                       "f is no IDX file: it starts with ab ab ab ab, and 00 00, a type from 08 to "
                       "0e and 01 to 08 dimensions were expected, as in 00 00 08 03 for images.",
                       InputError);
  CHECK_THROWS_WITH_AS(find_idx(Bytes{}, "f"),
                       "f is no IDX file: it starts with nothing, and 00 00, a type from 08 to 0e "
                       "and 01 to 08 dimensions were expected, as in 00 00 08 03 for images.",
                       InputError);
  for (const Bytes& bytes : {Bytes{0, 0, 10, 1, 0, 0, 0, 1, 5}, Bytes{0, 0, 8, 0, 5},
                             Bytes{0, 0, 8, 9, 5}, Bytes{0, 1, 8, 1, 0, 0, 0, 1, 5}}) {
    CHECK_FALSE(ae::is_idx(bytes));
    CHECK_THROWS_AS(find_idx(bytes, "f"), InputError);
  }
}

TEST_CASE("an IDX file of no numbers is refused") {
  CHECK_THROWS_WITH_AS(
      find_idx(images_header({0, 0, 0, 0, 0, 0, 0, 28, 0, 0, 0, 28}), "f"),
      "f has 0 x 28 x 28 unsigned bytes in its header, and at least 1 was expected.", InputError);
  CHECK_THROWS_AS(find_idx(images_header({0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 28}), "f"), InputError);
  CHECK_THROWS_AS(find_idx(Bytes{0, 0, 8, 1, 0, 0, 0, 0}, "f"), InputError);
}

TEST_CASE("sizes in an IDX header that no file has are refused, and nothing overflows") {
  CHECK_THROWS_WITH_AS(
      find_idx(images_header(Bytes(12, 255)), "f"),
      "f is too short: it has 4294967295 x 4294967295 x 4294967295 unsigned bytes in its header, "
      "but only 0 bytes follow; it may be cut short.",
      InputError);
  Bytes eight{0, 0, 0x0E, 8};
  for (int i = 0; i < 8; ++i) eight.insert(eight.end(), {0x80, 0, 0, 0});
  eight.resize(eight.size() + 1000);
  CHECK_THROWS_AS(find_idx(eight, "f"), InputError);
}

TEST_CASE("a few bytes after an IDX file's numbers are counted, more are refused") {
  Bytes bytes = images_file;
  bytes.push_back('\n');
  CHECK(find_idx(bytes, "f").bytes_after == 1);
  CHECK(find_idx(bytes, "f").array.bytes.size() == 6);
  bytes.resize(images_file.size() + 16);
  CHECK(find_idx(bytes, "f").bytes_after == 16);
  bytes.push_back(0);
  CHECK_THROWS_WITH_AS(find_idx(bytes, "f"),
                       "f is too long: it has 2 x 1 x 3 unsigned bytes in its header, which are 6 "
                       "bytes, but 23 follow.",
                       InputError);
}

TEST_CASE("what does not fit IDX is not written") {
  CHECK_THROWS_AS(serialize_idx({}, {}), InputError);
  CHECK_THROWS_AS(serialize_idx(Shape{0}, {}), InputError);
  CHECK_THROWS_AS(serialize_idx(Shape(9, 1), Bytes{1}), InputError);
  CHECK_THROWS_WITH_AS(serialize_idx(Shape{2, 2}, Bytes(3)),
                       "An IDX file cannot hold 3 bytes as an array of 2 x 2.", InputError);
}

}  // namespace
