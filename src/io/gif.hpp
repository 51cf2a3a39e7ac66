#pragma once

#include <filesystem>
#include <span>

#include "io/grey_image.hpp"

namespace ae {

/// Writes the frames as a grey GIF that loops for ever, each frame shown for `delay` hundredths of
/// a second. The file is replaced atomically. Throws InputError when there are no frames, when they
/// differ in size or are over 65,535 pixels high or wide, or when the delay is not in 0 to 65,535;
/// RunError when the file can't be written.
void write_gif(const std::filesystem::path& path, std::span<const GreyImage> frames, int delay);

}  // namespace ae
