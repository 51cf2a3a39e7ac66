#include "io/npy.hpp"

#include <cstring>
#include <doctest/doctest.h>
#include <limits>
#include <string>
#include <vector>

#include "base/error.hpp"

namespace {

using ae::NpyArray;
using ae::parse_npy;
using Bytes = std::vector<std::uint8_t>;

/// A file as numpy.save writes it: the header padded to a multiple of 64 bytes.
Bytes npy(const std::string& header, const Bytes& data) {
  Bytes bytes = {0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, 118, 0};
  std::string padded = header;
  padded.resize(117, ' ');
  padded += '\n';
  bytes.insert(bytes.end(), padded.begin(), padded.end());
  bytes.insert(bytes.end(), data.begin(), data.end());
  return bytes;
}

std::string header_of(const std::string& type, const std::string& shape) {
  return "{'descr': '" + type + "', 'fortran_order': False, 'shape': " + shape + ", }";
}

std::string npy_error(const Bytes& bytes) {
  try {
    parse_npy(bytes, "a.npy");
  } catch (const ae::InputError& error) {
    return error.what();
  }
  return "no error";
}

// numpy.save of numpy.array([[1.5, -2], [0.1, 3e38]], '<f4').
const Bytes four_floats =
    npy("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 2), }",
        {0, 0, 0xc0, 0x3f, 0, 0, 0, 0xc0, 0xcd, 0xcc, 0xcc, 0x3d, 0xe6, 0xb1, 0x61, 0x7f});

TEST_CASE("a NumPy file of floats is read, and written as NumPy writes it") {
  const NpyArray array = parse_npy(four_floats, "a.npy");
  CHECK(array.shape == std::vector<std::size_t>{2, 2});
  CHECK(array.values == std::vector<float>{1.5F, -2, 0.1F, 3e38F});
  CHECK_FALSE(array.is_bytes);
  CHECK(ae::serialize_npy(array) == four_floats);
}

template <typename T>
std::vector<float> read_as(const std::string& type, const std::vector<T>& numbers) {
  Bytes data(numbers.size() * sizeof(T));
  std::memcpy(data.data(), numbers.data(), data.size());
  return parse_npy(npy(header_of(type, "(" + std::to_string(numbers.size()) + ",)"), data), "a")
      .values;
}

TEST_CASE("every type of number is read as floats") {
  CHECK(read_as<double>("<f8", {0.1, -1e300}) ==
        std::vector<float>{0.1F, -std::numeric_limits<float>::infinity()});
  CHECK(read_as<std::uint8_t>("|u1", {0, 7, 255}) == std::vector<float>{0, 7, 255});
  CHECK(read_as<std::int8_t>("|i1", {-128, 127}) == std::vector<float>{-128, 127});
  CHECK(read_as<std::uint16_t>("<u2", {65535}) == std::vector<float>{65535});
  CHECK(read_as<std::int16_t>("<i2", {-300}) == std::vector<float>{-300});
  CHECK(read_as<std::uint32_t>("<u4", {4294967295U}) == std::vector<float>{4294967295.0F});
  CHECK(read_as<std::int32_t>("<i4", {-70000}) == std::vector<float>{-70000});
  CHECK(read_as<std::int64_t>("<i8", {-(1LL << 40)}) == std::vector<float>{-1099511627776.0F});
  CHECK(read_as<std::uint64_t>("<u8", {1ULL << 63}) == std::vector<float>{9223372036854775808.0F});
  CHECK(parse_npy(npy(header_of("|u1", "(1, 1)"), {5}), "a").is_bytes);
}

TEST_CASE("numbers in the other order of bytes are read, too") {
  const auto first = [](const std::string& type, const Bytes& data) {
    return parse_npy(npy(header_of(type, "(1,)"), data), "a").values;
  };
  CHECK(first(">f4", {0x3f, 0xc0, 0, 0}) == std::vector<float>{1.5F});
  CHECK(first(">i2", {0xff, 0xfe}) == std::vector<float>{-2});
  CHECK(first(">u4", {0, 1, 0, 2}) == std::vector<float>{65538});
  CHECK(first(">f8", {0xbf, 0xe0, 0, 0, 0, 0, 0, 0}) == std::vector<float>{-0.5F});
  CHECK(first("|b1", {1}) == std::vector<float>{1});
}

/// The file of four floats with a header of format 2.0 or 3.0, whose length has four bytes.
Bytes with_long_header(std::uint8_t version) {
  Bytes bytes = four_floats;
  bytes[6] = version;
  bytes.insert(bytes.begin() + 10, {0, 0});
  return bytes;
}

TEST_CASE("NumPy files of formats 2.0 and 3.0 are read") {
  for (const std::uint8_t version : {std::uint8_t{2}, std::uint8_t{3}}) {
    CHECK(parse_npy(with_long_header(version), "a.npy").values ==
          std::vector<float>{1.5F, -2, 0.1F, 3e38F});
  }
  Bytes lying = with_long_header(2);
  lying[11] = 0xff;
  CHECK(npy_error(lying) == "a.npy ends within its NumPy header.");
}

TEST_CASE("the numbers of a NumPy file are found where they lie") {
  const ae::NumberArray array = ae::find_npy(four_floats, "a.npy");
  CHECK(array.type == ae::NumberType::f32);
  CHECK_FALSE(array.is_big_endian);
  CHECK(array.count() == 4);
  CHECK(array.bytes.data() == four_floats.data() + 128);
}

TEST_CASE("shapes of one number, of one dimension and without values survive") {
  for (const NpyArray& array : {NpyArray{{}, {2.5F}}, NpyArray{{3}, {1, 2, 3}},
                                NpyArray{{0, 5}, {}}, NpyArray{{2, 1, 2}, {1, 2, 3, 4}}}) {
    const Bytes bytes = ae::serialize_npy(array);
    CHECK((bytes.size() - array.values.size() * 4) % 64 == 0);
    const NpyArray read = parse_npy(bytes, "a");
    CHECK(read.shape == array.shape);
    CHECK(read.values == array.values);
  }
}

TEST_CASE("what is no NumPy file of numbers is refused by name") {
  const std::string unknown =
      "a.npy is not a NumPy file of format 1.0 to 3.0 (.npy), which was expected.";
  CHECK(npy_error({}) == unknown);
  Bytes version_4 = four_floats;
  version_4[6] = 4;
  CHECK(npy_error(version_4) == unknown);
  for (std::size_t size = 0; size < four_floats.size(); ++size) {
    CAPTURE(size);
    CHECK(npy_error(Bytes(four_floats.begin(), four_floats.begin() + static_cast<long>(size))) !=
          "no error");
  }
  CHECK(
      npy_error(npy(header_of("<c8", "(1,)"), Bytes(8))) ==
      "a.npy holds values of NumPy's type '<c8', but floats of 4 or 8 bytes or whole numbers were "
      "expected.");
  for (const char* type : {"<f2", "|S3", "<U5", "|O", "<f4f4", "f4", ""}) {
    CAPTURE(type);
    CHECK(npy_error(npy(header_of(type, "(1,)"), Bytes(8))).find("NumPy's type") !=
          std::string::npos);
  }
  CHECK(npy_error(npy("{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (1,)}", Bytes(4)))
            .find("several fields") != std::string::npos);
  CHECK(npy_error(npy("{'descr': '<f4', 'fortran_order': True, 'shape': (1,)}", Bytes(4)))
            .find("Fortran order") != std::string::npos);
}

TEST_CASE("a damaged NumPy header is refused, whatever it claims") {
  for (const char* header :
       {"", "{", "{}", "{'descr': '<f4'}", "{'descr': '<f4', 'fortran_order': False}",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (1,}",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (-1,)}",
        "{'descr': '<f4', 'fortran_order': False, 'shape': 1}",
        "{'descr': '<f4', 'fortran_order': 0, 'shape': (1,)}",
        "{'descr': '<f4', 'colour': 1, 'shape': (1,)}"}) {
    CAPTURE(header);
    CHECK(npy_error(npy(header, Bytes(4))).find("NumPy header") != std::string::npos);
  }
  // Sizes that overflow, or that no file has, are not allocated.
  for (const char* shape : {"(4611686018427387904, 4)", "(4294967296, 4294967296, 1)",
                            "(99999999999,)", "(2,)", "(0,)"}) {
    CAPTURE(shape);
    // Where sizes have 32 bits, some of these are not even read.
    CHECK(npy_error(npy(header_of("<f4", shape), Bytes(4))).starts_with("a.npy has "));
  }
}

}  // namespace
