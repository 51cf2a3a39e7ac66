#include "io/number_array.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <limits>

namespace ae {
namespace {

static_assert(std::endian::native == std::endian::little,
              "values are copied as they lie in memory");

template <typename Stored, typename Number>
void copy(const NumberArray& array, std::size_t first, std::span<Number> values) {
  const std::uint8_t* source = array.bytes.data() + first * sizeof(Stored);
  std::uint8_t reversed[sizeof(Stored)];  // NOLINT(modernize-avoid-c-arrays)
  for (Number& value : values) {
    Stored number;
    if (array.is_big_endian) {
      std::reverse_copy(source, source + sizeof number, reversed);
      std::memcpy(&number, reversed, sizeof number);
    } else {
      std::memcpy(&number, source, sizeof number);
    }
    value = static_cast<Number>(number);
    source += sizeof number;
  }
}

template <typename Number>
void read(const NumberArray& array, std::size_t first, std::span<Number> values) {
  switch (array.type) {
    case NumberType::u8:
      return copy<std::uint8_t>(array, first, values);
    case NumberType::i8:
      return copy<std::int8_t>(array, first, values);
    case NumberType::u16:
      return copy<std::uint16_t>(array, first, values);
    case NumberType::i16:
      return copy<std::int16_t>(array, first, values);
    case NumberType::u32:
      return copy<std::uint32_t>(array, first, values);
    case NumberType::i32:
      return copy<std::int32_t>(array, first, values);
    case NumberType::u64:
      return copy<std::uint64_t>(array, first, values);
    case NumberType::i64:
      return copy<std::int64_t>(array, first, values);
    case NumberType::f32:
      return copy<float>(array, first, values);
    case NumberType::f64:
      return copy<double>(array, first, values);
  }
}

}  // namespace

std::size_t size_of(NumberType type) {
  switch (type) {
    case NumberType::u8:
    case NumberType::i8:
      return 1;
    case NumberType::u16:
    case NumberType::i16:
      return 2;
    case NumberType::u32:
    case NumberType::i32:
    case NumberType::f32:
      return 4;
    case NumberType::u64:
    case NumberType::i64:
    case NumberType::f64:
      return 8;
  }
  return 1;
}

std::string_view words_for(NumberType type) {
  switch (type) {
    case NumberType::u8:
      return "unsigned bytes";
    case NumberType::i8:
      return "signed bytes";
    case NumberType::u16:
      return "unsigned 16-bit numbers";
    case NumberType::i16:
      return "16-bit numbers";
    case NumberType::u32:
      return "unsigned 32-bit numbers";
    case NumberType::i32:
      return "32-bit numbers";
    case NumberType::u64:
      return "unsigned 64-bit numbers";
    case NumberType::i64:
      return "64-bit numbers";
    case NumberType::f32:
      return "floats of 4 bytes";
    case NumberType::f64:
      return "floats of 8 bytes";
  }
  return "";
}

bool is_whole(NumberType type) { return type != NumberType::f32 && type != NumberType::f64; }

void read_numbers(const NumberArray& array, std::size_t first, std::span<double> values) {
  read(array, first, values);
}

void read_numbers(const NumberArray& array, std::size_t first, std::span<float> values) {
  read(array, first, values);
}

std::size_t bounded_product(std::span<const std::size_t> shape, std::size_t most) {
  if (std::ranges::find(shape, 0U) != shape.end()) return 0;
  std::size_t product = 1;
  for (const std::size_t size : shape) {
    if (size > most / product) return most + 1;
    product *= size;
  }
  return product;
}

std::size_t promised_bytes(std::span<const std::size_t> shape, NumberType type) {
  const std::size_t size = size_of(type);
  return bounded_product(shape, std::numeric_limits<std::size_t>::max() / 2 / size) * size;
}

std::string shape_text(std::span<const std::size_t> shape) {
  std::string text;
  for (const std::size_t size : shape) text += (text.empty() ? "" : " x ") + std::to_string(size);
  return text.empty() ? "one number" : text;
}

}  // namespace ae
