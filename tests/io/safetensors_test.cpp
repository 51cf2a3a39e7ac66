#include "io/safetensors.hpp"

#include <bit>
#include <cmath>
#include <doctest/doctest.h>
#include <limits>

#include "base/error.hpp"
#include "torch_file.hpp"

namespace {

using ae::InputError;
using ae::parse_safetensors;
using ae::SafetensorsFile;
using ae::serialize_safetensors;
using Bytes = std::vector<std::uint8_t>;

Bytes file_with_length(std::uint64_t length, const std::string& rest) {
  Bytes bytes(8);
  for (std::size_t i = 0; i < 8; ++i) bytes[i] = static_cast<std::uint8_t>(length >> (8 * i));
  bytes.insert(bytes.end(), rest.begin(), rest.end());
  return bytes;
}

Bytes file_with(const std::string& header, std::size_t data_size = 0) {
  return file_with_length(header.size(), header + std::string(data_size, '\0'));
}

std::string safetensors_error(const Bytes& bytes) {
  try {
    parse_safetensors(bytes, "m.safetensors");
  } catch (const InputError& error) {
    return error.what();
  }
  return "no error";
}

std::string error_of_tensor(const std::string& tensor, std::size_t data_size) {
  return safetensors_error(file_with("{\"w\":" + tensor + "}", data_size));
}

std::string invalid(const std::string& problem) {
  return "m.safetensors is no valid safetensors file: " + problem + ".";
}

// Written by hand: the header's length (88), the header, its padding, 1, -2, 0.5 and 0.
const std::string tiny_header =
    R"({"__metadata__":{"a":"b"},"w":{"dtype":"F32","shape":[2,2],"data_offsets":[0,16]}})";
Bytes tiny_file() {
  Bytes bytes{0x58, 0, 0, 0, 0, 0, 0, 0};
  bytes.insert(bytes.end(), tiny_header.begin(), tiny_header.end());
  bytes.insert(bytes.end(), 88 - tiny_header.size(), ' ');
  const Bytes values{0, 0, 0x80, 0x3f, 0, 0, 0, 0xc0, 0, 0, 0, 0x3f, 0, 0, 0, 0};
  bytes.insert(bytes.end(), values.begin(), values.end());
  return bytes;
}

TEST_CASE("a tiny safetensors file is written byte for byte as by hand, and read again") {
  const SafetensorsFile file{{{"a", "b"}}, {{"w", {2, 2}, {1.0F, -2.0F, 0.5F, 0.0F}}}};
  CHECK(serialize_safetensors(file) == tiny_file());
  const SafetensorsFile read = parse_safetensors(tiny_file(), "m.safetensors");
  CHECK(read.metadata == file.metadata);
  REQUIRE(read.tensors.size() == 1);
  CHECK(read.tensors[0].name == "w");
  CHECK(read.tensors[0].shape == file.tensors[0].shape);
  CHECK(read.tensors[0].values == file.tensors[0].values);
}

TEST_CASE("tensors keep their order, shapes and values, scalars and empty ones included") {
  const SafetensorsFile file{{},
                             {{"z", {3}, {1, 2, 3}},
                              {"a.weight", {1, 2, 1}, {4, 5}},
                              {"empty", {0, 7}, {}},
                              {"scalar \"é\"", {}, {6}}}};
  const Bytes bytes = serialize_safetensors(file);
  CHECK(bytes[0] % 8 == 0);
  const SafetensorsFile read = parse_safetensors(bytes, "m.safetensors");
  CHECK(read.metadata.empty());
  REQUIRE(read.tensors.size() == 4);
  for (std::size_t i = 0; i < 4; ++i) {
    CHECK(read.tensors[i].name == file.tensors[i].name);
    CHECK(read.tensors[i].shape == file.tensors[i].shape);
    CHECK(read.tensors[i].values == file.tensors[i].values);
  }
}

TEST_CASE("a safetensors file without tensors is valid") {
  CHECK(parse_safetensors(serialize_safetensors(SafetensorsFile{}), "m").tensors.empty());
}

TEST_CASE("every prefix of a safetensors file is refused") {
  const Bytes whole = tiny_file();
  for (std::size_t size = 0; size < whole.size(); ++size) {
    CAPTURE(size);
    const Bytes prefix(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size));
    CHECK_THROWS_AS(parse_safetensors(prefix, "m"), InputError);
  }
}

TEST_CASE("a safetensors file with one byte changed is read or refused, never worse") {
  const Bytes whole = tiny_file();
  std::size_t refused = 0;
  for (std::size_t position = 0; position < 96; ++position) {
    for (int value = 0; value < 256; ++value) {
      Bytes changed = whole;
      changed[position] = static_cast<std::uint8_t>(value);
      try {
        parse_safetensors(changed, "m");
      } catch (const InputError&) {
        ++refused;
      }
    }
  }
  CHECK(refused > 10'000);
}

TEST_CASE("safetensors: the header's place is checked") {
  SUBCASE("shorter than its length field") {
    CHECK(safetensors_error({1, 2, 3}) ==
          invalid("it has 3 bytes, and at least 8, the header's length, were expected"));
  }
  SUBCASE("a header longer than the file") {
    CHECK(safetensors_error(file_with_length(10, "{}")) ==
          invalid("its header is said to have 10 bytes, but only 2 follow; it may be cut short"));
  }
  SUBCASE("a header over 100 MB") {
    CHECK(safetensors_error(file_with_length(100'000'001, "{}")) ==
          invalid("its header is said to have 100000001 bytes, and at most 100000000 were "
                  "expected"));
  }
  SUBCASE("a header length that would overflow") {
    CHECK(safetensors_error(file_with_length(~std::uint64_t{0}, "{}")) ==
          invalid("its header is said to have 18446744073709551615 bytes, and at most 100000000 "
                  "were expected"));
  }
}

TEST_CASE("safetensors: the header must be a JSON object with each key once") {
  CHECK(safetensors_error(file_with("")) == invalid("its header is no JSON object"));
  CHECK(safetensors_error(file_with("[]")) == invalid("its header is no JSON object"));
  CHECK(safetensors_error(file_with(" {}")) == invalid("its header is no JSON object"));
  CHECK(safetensors_error(file_with("{\"a\":}")) ==
        invalid("its header is no JSON (error at byte 6)"));
  CHECK(safetensors_error(file_with("{} x")) == invalid("its header is no JSON (error at byte 4)"));
  CHECK(safetensors_error(file_with("{\"\xff\":1}")) ==
        invalid("its header is no JSON (error at byte 3)"));
  CHECK(safetensors_error(file_with("{\"a\":1e999}")) ==
        invalid("its header is no JSON that can be represented"));
  const std::string scalar = R"({"dtype":"F32","shape":[],"data_offsets":[0,4]})";
  CHECK(safetensors_error(file_with("{\"w\":" + scalar + ",\"w\":" + scalar + "}", 4)) ==
        invalid("its header has the key \"w\" twice"));
  CHECK(error_of_tensor(R"({"dtype":"F16","dtype":"F32","shape":[],"data_offsets":[0,4]})", 4) ==
        invalid("its header has the key \"dtype\" twice"));
  CHECK(safetensors_error(file_with("{\"w\":" + std::string(1'000'000, '['))) ==
        invalid("its header is nested more than 3 deep"));
}

TEST_CASE("safetensors: the metadata must be strings") {
  CHECK(safetensors_error(file_with(R"({"__metadata__":"text"})")) ==
        invalid("__metadata__ is \"text\", and an object was expected"));
  CHECK(safetensors_error(file_with(R"({"__metadata__":{"epochs":3}})")) ==
        invalid("__metadata__ has 3 under \"epochs\", and a string was expected"));
}

TEST_CASE("safetensors: a tensor's entry is checked") {
  CHECK(error_of_tensor("7", 0) == invalid("tensor \"w\" is 7, and an object was expected"));
  CHECK(error_of_tensor(R"({"shape":[1],"data_offsets":[0,4]})", 4) ==
        invalid("tensor \"w\" has no dtype"));
  CHECK(error_of_tensor(R"({"dtype":"F32","data_offsets":[0,4]})", 4) ==
        invalid("tensor \"w\" has no shape"));
  CHECK(error_of_tensor(R"({"dtype":"F32","shape":[1]})", 4) ==
        invalid("tensor \"w\" has no data_offsets"));
  for (const std::string dtype : {"\"F31\"", "7"}) {
    CHECK(error_of_tensor(R"({"dtype":)" + dtype + R"(,"shape":[2],"data_offsets":[0,4]})", 4) ==
          invalid("tensor \"w\" has the dtype " + dtype +
                  ", and one of safetensors' such as \"F32\" was expected"));
  }
}

TEST_CASE("safetensors: half precision, brain floats and doubles become floats of the same value") {
  const std::vector<std::uint16_t> halves = {0x3c00, 0xc000, 0x3555, 0x7bff, 0x0001,
                                             0x8000, 0x0400, 0x7c00, 0xfc00};
  const std::vector<float> from_halves = {1.0F,
                                          -2.0F,
                                          0.333251953125F,
                                          65504.0F,
                                          5.9604644775390625e-8F,
                                          -0.0F,
                                          6.103515625e-5F,
                                          std::numeric_limits<float>::infinity(),
                                          -std::numeric_limits<float>::infinity()};
  const std::vector<std::uint16_t> brain_floats = {0x3f80, 0xc000, 0x3eab, 0x0080};
  const std::vector<double> doubles = {1.0 / 3.0, -2.5, 1e300};
  const SafetensorsFile read = parse_safetensors(
      ae::test::torch_file({{"a", {9}, ae::test::bytes_of_elements(halves), "F16"},
                            {"b", {2, 2}, ae::test::bytes_of_elements(brain_floats), "BF16"},
                            {"c", {3}, ae::test::bytes_of_elements(doubles), "F64"},
                            {"d", {1}, ae::test::bytes_of_elements(std::vector{0x7e00U}), "F32"}}),
      "m.safetensors");
  REQUIRE(read.tensors.size() == 4);
  CHECK(read.tensors[0].values == from_halves);
  CHECK(std::signbit(read.tensors[0].values[5]));
  CHECK(read.tensors[0].dtype == "F16");
  CHECK(read.tensors[1].values == std::vector{1.0F, -2.0F, 0.333984375F, 1.17549435e-38F});
  CHECK(read.tensors[1].shape == std::vector<std::size_t>{2, 2});
  CHECK(read.tensors[2].values ==
        std::vector{1.0F / 3.0F, -2.5F, std::numeric_limits<float>::infinity()});
  CHECK(read.tensors[3].values == std::vector{std::bit_cast<float>(0x7e00U)});
}

TEST_CASE("safetensors: a half that is not a number stays one") {
  const SafetensorsFile read = parse_safetensors(
      ae::test::torch_file(
          {{"a", {1}, ae::test::bytes_of_elements(std::vector<std::uint16_t>{0x7e00}), "F16"}}),
      "m.safetensors");
  CHECK(std::isnan(read.tensors.at(0).values.at(0)));
}

TEST_CASE(
    "safetensors: of other tensors name, shape and dtype are known, and their sizes checked") {
  const SafetensorsFile read =
      parse_safetensors(ae::test::torch_file({{"count", {}, Bytes(8), "I64"},
                                              {"flags", {3}, Bytes(3), "BOOL"},
                                              {"nibbles", {3}, Bytes(2), "F4"},
                                              {"small", {2, 2}, Bytes(4), "F8_E4M3"}}),
                        "m.safetensors");
  REQUIRE(read.tensors.size() == 4);
  CHECK(read.tensors[0].name == "count");
  CHECK(read.tensors[0].dtype == "I64");
  CHECK(read.tensors[0].shape.empty());
  for (const ae::Tensor& tensor : read.tensors) {
    CHECK_FALSE(tensor.has_values);
    CHECK(tensor.values.empty());
  }
  CHECK(error_of_tensor(R"({"dtype":"I64","shape":[2],"data_offsets":[0,8]})", 8) ==
        invalid("tensor \"w\" has the data_offsets [0,8], which are 8 bytes, but its shape [2] "
                "needs 16"));
  CHECK(error_of_tensor(R"({"dtype":"F16","shape":[2],"data_offsets":[0,8]})", 8) ==
        invalid("tensor \"w\" has the data_offsets [0,8], which are 8 bytes, but its shape [2] "
                "needs 4"));
  CHECK(error_of_tensor(R"({"dtype":"F4","shape":[3],"data_offsets":[0,1]})", 1) ==
        invalid("tensor \"w\" has the data_offsets [0,1], which are 1 bytes, but its shape [3] "
                "needs 2"));
}

TEST_CASE("safetensors: a shape must be non-negative integers whose product does not overflow") {
  const auto error_of_shape = [](const std::string& shape) {
    return error_of_tensor(R"({"dtype":"F32","shape":)" + shape + R"(,"data_offsets":[0,4]})", 4);
  };
  for (const std::string shape :
       {"[-1]", "[1.5]", "[\"1\"]", "[true]", "[1e3]", "4", "null", "[18446744073709551616]"}) {
    CAPTURE(shape);
    CHECK(error_of_shape(shape).find(", and an array of non-negative integers was expected") !=
          std::string::npos);
  }
  CHECK(error_of_shape("[-1]") == invalid("tensor \"w\" has the shape [-1], and an array of "
                                          "non-negative integers was expected"));
  for (const std::string shape : {"[4294967296,4294967296]", "[18446744073709551615]",
                                  "[4611686018427387904]", "[2,2305843009213693952]"}) {
    CAPTURE(shape);
    CHECK(error_of_shape(shape) ==
          invalid("tensor \"w\" has the shape " + shape + ", whose size overflows"));
  }
}

TEST_CASE("safetensors: a tensor's offsets must lie in the data and fit its shape") {
  const auto error_of_offsets = [](const std::string& offsets) {
    return error_of_tensor(R"({"dtype":"F32","shape":[2],"data_offsets":)" + offsets + "}", 8);
  };
  CHECK(error_of_offsets("[0,8]") == "no error");
  for (const std::string offsets : {"[0]", "[0,4,8]", "[8,0]"}) {
    CHECK(error_of_offsets(offsets) == invalid("tensor \"w\" has the data_offsets " + offsets +
                                               ", and a begin and an end were expected"));
  }
  CHECK(error_of_offsets("[-8,0]") == invalid("tensor \"w\" has the data_offsets [-8,0], and an "
                                              "array of non-negative integers was expected"));
  CHECK(error_of_offsets("[4,12]") ==
        invalid("tensor \"w\" has the data_offsets [4,12], but the file has only 8 bytes of data; "
                "it may be cut short"));
  CHECK(error_of_offsets("[0,4]") == invalid("tensor \"w\" has the data_offsets [0,4], which are 4 "
                                             "bytes, but its shape [2] needs 8"));
}

TEST_CASE("safetensors: the tensors must cover the data, each byte once") {
  const auto error_of_two = [](const std::string& first, const std::string& second,
                               std::size_t size) {
    const std::string start = R"({"dtype":"F32","shape":[1],"data_offsets":)";
    return safetensors_error(
        file_with("{\"a\":" + start + first + "},\"b\":" + start + second + "}}", size));
  };
  CHECK(error_of_two("[4,8]", "[0,4]", 8) == "no error");
  CHECK(error_of_two("[0,4]", "[0,4]", 4) ==
        invalid("tensor \"b\" begins at byte 0 of the data, inside another tensor, and byte 4 was "
                "expected"));
  CHECK(error_of_two("[0,4]", "[2,6]", 6) ==
        invalid("tensor \"b\" begins at byte 2 of the data, inside another tensor, and byte 4 was "
                "expected"));
  CHECK(error_of_two("[0,4]", "[8,12]", 12) ==
        invalid("tensor \"b\" begins at byte 8 of the data, and byte 4 was expected"));
  CHECK(error_of_two("[0,4]", "[4,8]", 9) ==
        invalid("its tensors have 8 bytes, but 9 bytes of data follow the header"));
}

TEST_CASE("safetensors: names in errors are shortened and their control characters escaped") {
  const std::string name(1000, 'n');
  CHECK(safetensors_error(file_with("{\"" + name + "\":1}")) ==
        invalid("tensor \"" + std::string(79, 'n') + "... is 1, and an object was expected"));
  CHECK(safetensors_error(file_with(R"({"\u001b[31m":1})")) ==
        invalid("tensor \"\\u001b[31m\" is 1, and an object was expected"));
}

TEST_CASE("safetensors: what could not be read again is not written") {
  CHECK_THROWS_WITH_AS(serialize_safetensors({{}, {{"w", {1}, {1}}, {"w", {1}, {2}}}}),
                       "cannot write two entries named \"w\" into one safetensors file",
                       InputError);
  CHECK_THROWS_AS(serialize_safetensors({{}, {{"__metadata__", {1}, {1}}}}), InputError);
  CHECK_THROWS_WITH_AS(serialize_safetensors({{}, {{"w", {2, 2}, {1, 2, 3}}}}),
                       "cannot write tensor \"w\": it has 3 values and the shape [2,2]",
                       InputError);
  CHECK_THROWS_AS(serialize_safetensors(SafetensorsFile{{{"a", "\xff"}}, {}}), InputError);
  CHECK_THROWS_AS(serialize_safetensors({{}, {{"\xff", {1}, {1}}}}), InputError);
}

}  // namespace
