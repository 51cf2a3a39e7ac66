#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "io/picture.hpp"

namespace ae {

/// The largest file of a picture that is read, in bytes.
inline constexpr std::size_t largest_picture_file = std::size_t{1} << 26;

/// Returns whether the bytes begin as a picture's do, also one of a kind that is not decoded here.
bool starts_as_picture(std::span<const std::uint8_t> bytes);

/// Decodes a picture as browsers do that are asked to leave colours as they are: a PNG of any kind
/// (of 16 bits the upper 8), a JPEG (grey, colour or CMYK, turned upright by its Exif orientation),
/// a GIF's first frame or an uncompressed BMP, recognised by their first bytes. `name` is for
/// messages. Throws InputError, naming the picture, for anything else, when it is damaged or cut
/// short, and when it has more than 4096 rows or columns.
Picture decode_picture(std::span<const std::uint8_t> bytes, const std::string& name);

}  // namespace ae
