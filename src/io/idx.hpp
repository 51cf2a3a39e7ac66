#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "io/number_array.hpp"

// The IDX format (LeCun, Cortes and Burges, "The MNIST database of handwritten digits", 1998): two
// zeros, a byte for the type of number, one for the number of dimensions, a big-endian 32-bit size
// for each dimension, then the numbers, big-endian.

namespace ae {

/// Returns whether the bytes begin as an IDX file does: two zeros, a known type, 1 to 8 dimensions.
bool is_idx(std::span<const std::uint8_t> bytes);

/// The most bytes that may follow the numbers.
inline constexpr std::size_t most_bytes_after_idx = 16;

struct IdxFile {
  NumberArray array;
  std::size_t bytes_after = 0;  ///< what follows the numbers, such as an editor's line end
};

/// Finds the array in an IDX file of any type: unsigned and signed bytes, 16-bit and 32-bit
/// numbers, floats of 4 and 8 bytes. `source_name` names the file in errors. Throws InputError for
/// bytes that are no such file, hold nothing, are fewer than the header promises, or go on for more
/// than 16 bytes after it. The bytes must outlive the array.
IdxFile find_idx(std::span<const std::uint8_t> bytes, const std::string& source_name);

/// Returns the array that the header of an IDX file promises, without its bytes, and the size that
/// the file has with it; nothing where `head` is no IDX file or ends within its header.
std::optional<PromisedArray> idx_promise(std::span<const std::uint8_t> head);

/// Returns unsigned bytes of this shape as the bytes of an IDX file. Throws InputError where they
/// are not as many as the shape needs, or a size is 0 or over 4294967295.
std::vector<std::uint8_t> serialize_idx(std::span<const std::size_t> shape,
                                        std::span<const std::uint8_t> values);

}  // namespace ae
