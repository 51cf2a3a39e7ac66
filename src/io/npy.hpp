#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace ae {

/// The array of a NumPy file, in C order: the last index changes fastest.
struct NpyArray {
  std::vector<std::size_t> shape;
  std::vector<float> values;
  bool is_bytes = false;  ///< whether the file held unsigned bytes, numbers from 0 to 255
};

/// Reads NumPy's format 1.0 (numpy.lib.format): little-endian floats of 4 or 8 bytes and signed or
/// unsigned integers of 1 to 8 bytes, each rounded to a float. Throws InputError, naming `source`,
/// for anything else, including a shape that does not match the file's size.
NpyArray parse_npy(std::span<const std::uint8_t> bytes, const std::string& source);

/// Returns the array as the bytes of a .npy file of 4-byte floats.
std::vector<std::uint8_t> serialize_npy(const NpyArray& array);

}  // namespace ae
