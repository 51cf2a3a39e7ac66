#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "data/image_set.hpp"

// The IDX format (LeCun, Cortes and Burges, "The MNIST database of handwritten digits", 1998): a
// big-endian magic number, one 32-bit size a dimension, then the bytes.

namespace ae {

/// An IDX file of images, [count × rows × columns] bytes, as images without labels. `source_name`
/// names the file in errors.
/// Throws InputError for bytes that are no such file, are compressed still, have a size of 0 or
/// over 4096 rows or columns, or are not exactly as long as the header promises.
ImageSet parse_idx_images(std::span<const std::uint8_t> bytes, const std::string& source_name);

/// An IDX file of labels, [count] bytes. Throws InputError as parse_idx_images does.
std::vector<std::uint8_t> parse_idx_labels(std::span<const std::uint8_t> bytes,
                                           const std::string& source_name);

/// The images of the set as an IDX file. Throws InputError when they don't fit the format.
std::vector<std::uint8_t> serialize_idx_images(const ImageSet& images);

/// The labels, [count], as an IDX file. Throws InputError when they don't fit the format.
std::vector<std::uint8_t> serialize_idx_labels(std::span<const std::uint8_t> labels);

}  // namespace ae
