#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace ae {

/// An array of a NumPy file, in C order: the last index changes fastest.
struct NpyArray {
  std::vector<std::size_t> shape;
  std::vector<float> values;
  bool is_bytes = false;  ///< held as numbers from 0 to 255 in one byte each
};

/// Reads NumPy's format 1.0 (numpy.lib.format): little-endian floats of 4 or 8 bytes and whole
/// numbers of 1 to 8, with or without a sign, each rounded to a float. InputError, naming `source`,
/// for anything else, including a size that is not the file's.
NpyArray parse_npy(std::span<const std::uint8_t> bytes, const std::string& source);

/// The same array as a file of 4-byte floats.
std::vector<std::uint8_t> serialize_npy(const NpyArray& array);

}  // namespace ae
