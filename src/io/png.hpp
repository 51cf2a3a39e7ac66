#pragma once

#include <filesystem>

#include "io/grey_image.hpp"
#include "io/rgb_image.hpp"

namespace ae {

/// Reads any PNG as 8-bit grey; colours become their luminance, transparent pixels black.
/// Throws InputError, naming the file, when it can't be read, is no PNG or a damaged one, or has
/// more than 4096 rows or columns.
GreyImage read_png(const std::filesystem::path& path);

/// Writes an 8-bit grey or colour PNG, atomically.
/// Throws InputError for an image without pixels, RunError when the file can't be written.
void write_png(const std::filesystem::path& path, const GreyImage& image);
void write_colour_png(const std::filesystem::path& path, const RgbImage& image);

}  // namespace ae
