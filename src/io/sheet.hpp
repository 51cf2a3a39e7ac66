#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "io/grey_image.hpp"

namespace ae {

/// The grey of a sheet's background, from 0 for black to 255 for white.
inline constexpr std::uint8_t sheet_grey = 64;

/// The arrangement of the images on a sheet.
struct SheetLayout {
  std::size_t columns = 10;  ///< images side by side
  std::size_t gap = 2;       ///< pixels between and around the images, on the finished sheet
  std::size_t magnification =
      1;  ///< the side, in pixels, of the square that each pixel of an image becomes
};

/// Returns the images, row by row, on one sheet of dark grey. The last row may be shorter. Throws
/// InputError when there are no images or they differ in size, when the columns or the
/// magnification are 0, or when the sheet would be over 16,384 pixels high or wide.
GreyImage image_sheet(std::span<const GreyImage> images, const SheetLayout& layout);

/// Returns the image with each pixel enlarged to a square of `magnification` (at least 1) pixels
/// along its side. Throws InputError as image_sheet does.
GreyImage magnify(const GreyImage& image, std::size_t magnification);

}  // namespace ae
