#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "data/image_set.hpp"

// The IDX format (LeCun, Cortes and Burges, "The MNIST database of handwritten digits", 1998): a
// big-endian magic number, a 32-bit size for each dimension, then the bytes.

namespace ae {

/// Reads an IDX file of images, [count × rows × columns] bytes, and returns them without labels.
/// `source_name` names the file in errors. Throws InputError for bytes that are no such file, are
/// still compressed, have a size of 0 or over 4096 rows or columns, or are not exactly as long as
/// the header promises.
ImageSet parse_idx_images(std::span<const std::uint8_t> bytes, const std::string& source_name);

/// Reads an IDX file of labels, [count] bytes. Throws InputError as parse_idx_images does.
std::vector<std::uint8_t> parse_idx_labels(std::span<const std::uint8_t> bytes,
                                           const std::string& source_name);

/// Returns the images of the set as the bytes of an IDX file. Throws InputError when they don't fit
/// the format.
std::vector<std::uint8_t> serialize_idx_images(const ImageSet& images);

/// Returns the labels, [count], as the bytes of an IDX file. Throws InputError when they don't fit
/// the format.
std::vector<std::uint8_t> serialize_idx_labels(std::span<const std::uint8_t> labels);

}  // namespace ae
