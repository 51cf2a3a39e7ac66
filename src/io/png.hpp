#pragma once

#include <filesystem>

#include "io/grey_image.hpp"
#include "io/rgb_image.hpp"

namespace ae {

/// Writes an 8-bit grey or colour PNG and replaces the file atomically. Throws InputError for an
/// image without pixels, RunError when the file can't be written.
void write_png(const std::filesystem::path& path, const GreyImage& image);
void write_colour_png(const std::filesystem::path& path, const RgbImage& image);

}  // namespace ae
