#include "io/idx.hpp"

#include <algorithm>
#include <limits>
#include <optional>

#include "base/error.hpp"

namespace ae {
namespace {

constexpr std::size_t magic_size = 4;
constexpr std::size_t dimension_size = 4;
constexpr std::size_t most_idx_dimensions = 8;

std::optional<NumberType> type_of(std::uint8_t code) {
  switch (code) {
    case 0x08:
      return NumberType::u8;
    case 0x09:
      return NumberType::i8;
    case 0x0B:
      return NumberType::i16;
    case 0x0C:
      return NumberType::i32;
    case 0x0D:
      return NumberType::f32;
    case 0x0E:
      return NumberType::f64;
    default:
      return std::nullopt;
  }
}

std::string hexadecimal(std::span<const std::uint8_t> bytes) {
  constexpr const char* digits = "0123456789abcdef";
  std::string text;
  for (const std::uint8_t byte : bytes) {
    if (!text.empty()) text += ' ';
    text += {digits[byte >> 4], digits[byte & 0xF]};
  }
  return text.empty() ? "nothing" : text;
}

std::size_t big_endian(std::span<const std::uint8_t> bytes, std::size_t offset) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < dimension_size; ++i) value = value << 8 | bytes[offset + i];
  return value;
}

}  // namespace

bool is_idx(std::span<const std::uint8_t> bytes) {
  return bytes.size() >= magic_size && bytes[0] == 0 && bytes[1] == 0 && type_of(bytes[2]) &&
         bytes[3] >= 1 && bytes[3] <= most_idx_dimensions;
}

IdxFile find_idx(std::span<const std::uint8_t> bytes, const std::string& source_name) {
  const std::optional<NumberType> type = bytes.size() > 2 ? type_of(bytes[2]) : std::nullopt;
  if (!is_idx(bytes) || !type) {
    throw InputError(
        source_name + " is no IDX file: it starts with " +
        hexadecimal(bytes.first(std::min(bytes.size(), magic_size))) +
        ", and 00 00, a type from 08 to 0e and 01 to 08 dimensions were expected, as " +
        "in 00 00 08 03 for images.");
  }
  const std::size_t dimensions = bytes[3];
  const std::size_t header_size = magic_size + dimensions * dimension_size;
  if (bytes.size() < header_size) {
    throw InputError(source_name + " is too short: it has " + std::to_string(bytes.size()) +
                     " bytes, and its IDX header of " + std::to_string(dimensions) +
                     " dimensions alone has " + std::to_string(header_size) + ".");
  }
  NumberArray array{.type = *type, .is_big_endian = true, .shape = {}, .bytes = {}};
  for (std::size_t i = 0; i < dimensions; ++i) {
    array.shape.push_back(big_endian(bytes, magic_size + i * dimension_size));
  }
  const std::string promise =
      shape_text(array.shape) + " " + std::string(words_for(array.type)) + " in its header";
  const auto data = bytes.subspan(header_size);
  const std::size_t fitting = data.size() / size_of(array.type);
  const std::size_t count = bounded_product(array.shape, fitting);
  if (count == 0) {
    throw InputError(source_name + " has " + promise + ", and at least 1 was expected.");
  }
  if (count > fitting) {
    throw InputError(source_name + " is too short: it has " + promise + ", but only " +
                     std::to_string(data.size()) + " bytes follow; it may be cut short.");
  }
  const std::size_t size = count * size_of(array.type);
  if (data.size() - size > most_bytes_after_idx) {
    throw InputError(source_name + " is too long: it has " + promise + ", which are " +
                     std::to_string(size) + " bytes, but " + std::to_string(data.size()) +
                     " follow.");
  }
  array.bytes = data.first(size);
  return {std::move(array), data.size() - size};
}

std::optional<PromisedArray> idx_promise(std::span<const std::uint8_t> head) {
  if (!is_idx(head)) return std::nullopt;
  const std::size_t header_size = magic_size + std::size_t{head[3]} * dimension_size;
  if (head.size() < header_size) return std::nullopt;
  PromisedArray promise{type_of(head[2]).value_or(NumberType::u8), {}};
  for (std::size_t i = magic_size; i < header_size; i += dimension_size) {
    promise.shape.push_back(big_endian(head, i));
  }
  promise.file_size = header_size + promised_bytes(promise.shape, promise.type);
  return promise;
}

std::vector<std::uint8_t> serialize_idx(std::span<const std::size_t> shape,
                                        std::span<const std::uint8_t> values) {
  constexpr std::size_t largest = std::numeric_limits<std::uint32_t>::max();
  const bool fits =
      std::ranges::all_of(shape, [](std::size_t size) { return size > 0 && size <= largest; });
  if (shape.empty() || shape.size() > most_idx_dimensions || !fits ||
      bounded_product(shape, values.size()) != values.size()) {
    throw InputError("An IDX file cannot hold " + std::to_string(values.size()) +
                     " bytes as an array of " + shape_text(shape) + ".");
  }
  std::vector<std::uint8_t> bytes{0, 0, 0x08, static_cast<std::uint8_t>(shape.size())};
  bytes.reserve(magic_size + shape.size() * dimension_size + values.size());
  for (const std::size_t size : shape) {
    for (const int shift : {24, 16, 8, 0}) {
      bytes.push_back(static_cast<std::uint8_t>(size >> shift));
    }
  }
  bytes.insert(bytes.end(), values.begin(), values.end());
  return bytes;
}

}  // namespace ae
