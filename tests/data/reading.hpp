#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/error.hpp"
#include "data/dataset_reader.hpp"
#include "data/file_content.hpp"
#include "io/idx.hpp"
#include "io/named_bytes.hpp"

namespace ae::test {

using Shape = std::vector<std::size_t>;

inline std::vector<std::uint8_t> text_bytes(std::string_view text) {
  return {text.begin(), text.end()};
}

/// Returns the numbers as they lie in memory.
template <typename Number>
std::vector<std::uint8_t> bytes_of_numbers(const std::vector<Number>& numbers) {
  const auto* const bytes = reinterpret_cast<const std::uint8_t*>(numbers.data());
  return {bytes, bytes + numbers.size() * sizeof(Number)};
}

/// Returns an IDX file of unsigned bytes.
inline std::vector<std::uint8_t> idx_file(const Shape& shape,
                                          const std::vector<std::uint8_t>& values) {
  return serialize_idx(shape, values);
}

/// Returns an IDX file of numbers of the type with this code.
template <typename Number>
std::vector<std::uint8_t> idx_file(std::uint8_t code, const Shape& shape,
                                   const std::vector<Number>& numbers) {
  std::vector<std::uint8_t> bytes{0, 0, code, static_cast<std::uint8_t>(shape.size())};
  for (const std::size_t size : shape) {
    for (const int shift : {24, 16, 8, 0})
      bytes.push_back(static_cast<std::uint8_t>(size >> shift));
  }
  for (const Number& number : numbers) {
    const std::vector<std::uint8_t> little_endian = bytes_of_numbers(std::vector{number});
    bytes.insert(bytes.end(), little_endian.rbegin(), little_endian.rend());
  }
  return bytes;
}

/// Returns a file as numpy.save writes it, of numbers of the type that NumPy calls `type`.
template <typename Number>
std::vector<std::uint8_t> npy_file(const std::string& type, const Shape& shape,
                                   const std::vector<Number>& numbers) {
  std::string header = "{'descr': '" + type + "', 'fortran_order': False, 'shape': (";
  for (const std::size_t size : shape) header += std::to_string(size) + ", ";
  header += "), }";
  header.resize(117, ' ');
  header += '\n';
  std::vector<std::uint8_t> bytes{0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, 118, 0};
  bytes.insert(bytes.end(), header.begin(), header.end());
  const std::vector<std::uint8_t> data = bytes_of_numbers(numbers);
  bytes.insert(bytes.end(), data.begin(), data.end());
  return bytes;
}

/// Reads a data set as every door does.
inline ReadDataset read_files(const std::vector<NamedBytes>& files, ReadOptions options = {}) {
  if (options.name.empty()) options.name = "d";
  DatasetReader reader(std::move(options));
  for (const NamedBytes& file : files) {
    const auto head = std::span(file.bytes).first(std::min(file.bytes.size(), head_size));
    const FileUse use = reader.use_of(file.path, head, file.bytes.size());
    if (use == FileUse::bytes) reader.add(file.path, file.bytes);
  }
  return reader.finish();
}

/// Returns the sentence with which the files are refused.
inline std::string read_error(const std::vector<NamedBytes>& files, ReadOptions options = {}) {
  try {
    read_files(files, std::move(options));
  } catch (const InputError& error) {
    return error.what();
  }
  return "no error";
}

}  // namespace ae::test
