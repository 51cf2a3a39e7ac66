#pragma once

#include <cstdint>
#include <span>

#include "io/picture.hpp"

namespace ae {

/// Returns the orientation that an Exif block gives, 1 to 8 (JEITA CP-3451, section 4.6.4, tag
/// 0x0112), or 1 for upright where the block is none, is damaged or does not say. The block is that
/// of a JPEG's marker APP1, from "Exif" on.
int exif_orientation(std::span<const std::uint8_t> block);

/// Turns and mirrors a picture that is stored in this orientation, 1 to 8, so that it stands
/// upright.
Picture upright(Picture stored, int orientation);

}  // namespace ae
