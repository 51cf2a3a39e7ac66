#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "io/number_array.hpp"

namespace ae {

/// Returns whether the bytes begin as those of a NumPy file.
bool is_npy(std::span<const std::uint8_t> bytes);

/// Finds the array in a NumPy file of format 1.0, 2.0 or 3.0 (numpy.lib.format): booleans, floats
/// of 4 or 8 bytes and whole numbers of 1 to 8 bytes, in either order of bytes. Throws InputError,
/// naming `source`, for anything else, including a shape that does not match the file's size. The
/// bytes must outlive the array.
NumberArray find_npy(std::span<const std::uint8_t> bytes, const std::string& source);

/// Returns the array that the header of a NumPy file promises, and the size that the file has with
/// it; nothing where `head` is no NumPy file or ends within its header. Throws InputError as
/// find_npy() does for a header of anything else.
std::optional<PromisedArray> npy_promise(std::span<const std::uint8_t> head,
                                         const std::string& source);

/// The array of a NumPy file, in C order: the last index changes fastest.
struct NpyArray {
  std::vector<std::size_t> shape;
  std::vector<float> values;
  bool is_bytes = false;  ///< whether the file held unsigned bytes, numbers from 0 to 255
};

/// Returns the array that find_npy finds, each number rounded to a float. Throws InputError as
/// find_npy does.
NpyArray parse_npy(std::span<const std::uint8_t> bytes, const std::string& source);

/// Returns the array as the bytes of a .npy file of 4-byte floats.
std::vector<std::uint8_t> serialize_npy(const NpyArray& array);

}  // namespace ae
