#include "io/number_array.hpp"

#include <array>
#include <doctest/doctest.h>
#include <limits>

namespace {

using ae::NumberArray;
using ae::NumberType;
using Bytes = std::vector<std::uint8_t>;
using Sizes = std::vector<std::size_t>;

/// The first number of an array of these bytes.
double first_number(NumberType type, bool is_big_endian, const Bytes& bytes) {
  const NumberArray array{type, is_big_endian, {bytes.size() / size_of(type)}, bytes};
  std::array<double, 1> value{};
  read_numbers(array, 0, std::span<double>(value));
  return value[0];
}

TEST_CASE("numbers of every type are read in either order of bytes") {
  struct Case {
    NumberType type;
    Bytes big_endian;
    double value;
  };
  for (const Case& known :
       {Case{NumberType::u8, {0xfe}, 254}, Case{NumberType::i8, {0xfe}, -2},
        Case{NumberType::u16, {0xff, 0xfe}, 65534}, Case{NumberType::i16, {0xff, 0xfe}, -2},
        Case{NumberType::u32, {0xff, 0xff, 0xff, 0xfe}, 4294967294},
        Case{NumberType::i32, {0xff, 0xff, 0xff, 0xfe}, -2},
        Case{NumberType::u64, {1, 0, 0, 0, 0, 0, 0, 0}, 72057594037927936},
        Case{NumberType::i64, {0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xfe}, -2},
        Case{NumberType::f32, {0x3f, 0xc0, 0, 0}, 1.5},
        Case{NumberType::f64, {0xbf, 0xb9, 0x99, 0x99, 0x99, 0x99, 0x99, 0x9a}, -0.1}}) {
    CAPTURE(words_for(known.type));
    CHECK(size_of(known.type) == known.big_endian.size());
    CHECK(first_number(known.type, true, known.big_endian) == known.value);
    const Bytes little_endian(known.big_endian.rbegin(), known.big_endian.rend());
    CHECK(first_number(known.type, false, little_endian) == known.value);
    CHECK(is_whole(known.type) == (known.type != NumberType::f32 && known.type != NumberType::f64));
  }
}

TEST_CASE("numbers are read from any index on, also where they are not aligned") {
  const Bytes bytes{9, 1, 0, 2, 0, 3, 0};
  const NumberArray array{NumberType::u16, false, {3}, std::span(bytes).subspan(1)};
  CHECK(array.count() == 3);
  std::array<float, 2> values{};
  read_numbers(array, 1, std::span<float>(values));
  CHECK(values[0] == 2);
  CHECK(values[1] == 3);
}

TEST_CASE("a product of sizes is bounded and never overflows") {
  constexpr std::size_t huge = std::numeric_limits<std::size_t>::max();
  CHECK(ae::bounded_product(Sizes{2, 3, 4}, 24) == 24);
  CHECK(ae::bounded_product(Sizes{2, 3, 4}, 23) == 24);
  CHECK(ae::bounded_product(Sizes{}, 5) == 1);
  CHECK(ae::bounded_product(Sizes{huge, huge, 0}, 5) == 0);
  CHECK(ae::bounded_product(Sizes{huge, huge, huge}, 1000) == 1001);
  CHECK(ae::bounded_product(Sizes{huge / 2 + 1, 2}, huge - 1) == huge);
}

TEST_CASE("shapes are shown as people write them") {
  CHECK(ae::shape_text(Sizes{60000, 28, 28}) == "60000 x 28 x 28");
  CHECK(ae::shape_text(Sizes{}) == "one number");
}

}  // namespace
