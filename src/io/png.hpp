#pragma once

#include <filesystem>

#include "io/grey_image.hpp"
#include "io/rgb_image.hpp"

namespace ae {

/// Reads any PNG as 8-bit grey. Colours become their luminance, and transparent pixels become
/// black. Throws InputError, naming the file, when it can't be read, is not a PNG or is damaged, or
/// has more than 4096 rows or columns.
GreyImage read_png(const std::filesystem::path& path);

/// Writes an 8-bit grey or colour PNG and replaces the file atomically. Throws InputError for an
/// image without pixels, RunError when the file can't be written.
void write_png(const std::filesystem::path& path, const GreyImage& image);
void write_colour_png(const std::filesystem::path& path, const RgbImage& image);

}  // namespace ae
