#include "data/idx.hpp"

#include <limits>

#include "base/error.hpp"

namespace ae {
namespace {

constexpr std::uint32_t images_magic = 0x00000803;  // unsigned bytes in three dimensions
constexpr std::uint32_t labels_magic = 0x00000801;  // unsigned bytes in one dimension
constexpr std::size_t images_header = 16;
constexpr std::size_t labels_header = 8;
constexpr std::uint32_t largest_idx_side = 4096;

std::uint32_t read_big_endian(std::span<const std::uint8_t> bytes, std::size_t offset) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < 4; ++i) value = value << 8 | bytes[offset + i];
  return value;
}

void append_big_endian(std::vector<std::uint8_t>& bytes, std::size_t value) {
  for (const int shift : {24, 16, 8, 0}) bytes.push_back(static_cast<std::uint8_t>(value >> shift));
}

std::string hexadecimal(std::uint32_t value) {
  std::string text = "0x";
  for (int shift = 28; shift >= 0; shift -= 4) text += "0123456789abcdef"[value >> shift & 0xF];
  return text;
}

std::string contents(std::uint32_t magic) { return magic == images_magic ? "images" : "labels"; }

void check_header(std::span<const std::uint8_t> bytes, std::uint32_t expected,
                  std::size_t header_size, const std::string& source_name) {
  if (bytes.size() >= 2 && bytes[0] == 0x1f && bytes[1] == 0x8b) {
    throw InputError(source_name + " is still compressed (it starts with gzip's 1f 8b), and IDX " +
                     contents(expected) + " were expected");
  }
  if (bytes.size() >= 4) {
    const std::uint32_t magic = read_big_endian(bytes, 0);
    if (magic == (expected == images_magic ? labels_magic : images_magic)) {
      throw InputError(source_name + " holds " + contents(magic) + " (its magic number is " +
                       hexadecimal(magic) + "), and " + contents(expected) + " (" +
                       hexadecimal(expected) + ") were expected");
    }
    if (magic != expected) {
      throw InputError(source_name + " starts with the magic number " + hexadecimal(magic) +
                       ", and " + hexadecimal(expected) + " (IDX " + contents(expected) +
                       ") was expected");
    }
  }
  if (bytes.size() < header_size) {
    throw InputError(source_name + " is too short: it has " + std::to_string(bytes.size()) +
                     " bytes, and the header of IDX " + contents(expected) + " alone has " +
                     std::to_string(header_size));
  }
}

void check_length(std::span<const std::uint8_t> bytes, std::uint64_t expected,
                  const std::string& promise, const std::string& source_name) {
  if (bytes.size() != expected) {
    throw InputError(source_name + " is too " + (bytes.size() < expected ? "short" : "long") +
                     ": it has " + std::to_string(bytes.size()) +
                     " bytes, and its header promises " + promise + ", which make " +
                     std::to_string(expected));
  }
}

void check_count(std::uint64_t count, const char* what) {
  if (count == 0 || count > std::numeric_limits<std::uint32_t>::max()) {
    throw InputError("an IDX file holds 1 to 4294967295 " + std::string(what) + ", not " +
                     std::to_string(count));
  }
}

}  // namespace

ImageSet parse_idx_images(std::span<const std::uint8_t> bytes, const std::string& source_name) {
  check_header(bytes, images_magic, images_header, source_name);
  const std::uint32_t count = read_big_endian(bytes, 4);
  const std::uint32_t rows = read_big_endian(bytes, 8);
  const std::uint32_t columns = read_big_endian(bytes, 12);
  const std::string promise = std::to_string(count) + " images of " + std::to_string(rows) + "x" +
                              std::to_string(columns) + " pixels";
  if (count == 0 || rows == 0 || columns == 0 || rows > largest_idx_side ||
      columns > largest_idx_side) {
    throw InputError(source_name + " has " + promise +
                     " in its header, and at least 1 image of 1x1 to 4096x4096 was expected");
  }
  // The product is at most 2^32 x 2^12 x 2^12, so it cannot overflow.
  check_length(bytes, images_header + std::uint64_t{count} * rows * columns, promise, source_name);
  const auto pixels = bytes.subspan(images_header);
  return {rows, columns, {pixels.begin(), pixels.end()}, {}};
}

std::vector<std::uint8_t> parse_idx_labels(std::span<const std::uint8_t> bytes,
                                           const std::string& source_name) {
  check_header(bytes, labels_magic, labels_header, source_name);
  const std::uint32_t count = read_big_endian(bytes, 4);
  if (count == 0) {
    throw InputError(source_name + " has 0 labels in its header, and at least 1 was expected");
  }
  check_length(bytes, labels_header + std::uint64_t{count}, std::to_string(count) + " labels",
               source_name);
  const auto labels = bytes.subspan(labels_header);
  return {labels.begin(), labels.end()};
}

std::vector<std::uint8_t> serialize_idx_images(const ImageSet& images) {
  check_count(images.count(), "images");
  if (images.rows > largest_idx_side || images.columns > largest_idx_side) {
    throw InputError("images of " + std::to_string(images.rows) + "x" +
                     std::to_string(images.columns) + " pixels are over IDX's 4096x4096");
  }
  if (images.pixels.size() != images.count() * images.features()) {
    throw InputError(std::to_string(images.pixels.size()) + " pixels are no whole number of " +
                     std::to_string(images.rows) + "x" + std::to_string(images.columns) +
                     " images");
  }
  std::vector<std::uint8_t> bytes;
  bytes.reserve(images_header + images.pixels.size());
  append_big_endian(bytes, images_magic);
  append_big_endian(bytes, images.count());
  append_big_endian(bytes, images.rows);
  append_big_endian(bytes, images.columns);
  bytes.insert(bytes.end(), images.pixels.begin(), images.pixels.end());
  return bytes;
}

std::vector<std::uint8_t> serialize_idx_labels(std::span<const std::uint8_t> labels) {
  check_count(labels.size(), "labels");
  std::vector<std::uint8_t> bytes;
  bytes.reserve(labels_header + labels.size());
  append_big_endian(bytes, labels_magic);
  append_big_endian(bytes, labels.size());
  bytes.insert(bytes.end(), labels.begin(), labels.end());
  return bytes;
}

}  // namespace ae
