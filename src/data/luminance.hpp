#pragma once

#include <cstddef>

#include "io/picture.hpp"

namespace ae {

/// Returns the luminance of a picture's pixel from 0 to 255, with the weights of ITU-R BT.601, as
/// most image libraries turn colours to grey.
inline double luminance_of(const Picture& picture, std::size_t pixel) {
  const std::uint8_t* rgba = picture.rgba.data() + 4 * pixel;
  return 0.299 * rgba[0] + 0.587 * rgba[1] + 0.114 * rgba[2];
}

/// Returns the opacity of a picture's pixel from 0 to 255.
inline std::uint8_t opacity_of(const Picture& picture, std::size_t pixel) {
  return picture.rgba[4 * pixel + 3];
}

}  // namespace ae
