#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "io/grey_image.hpp"

namespace ae {

inline constexpr std::uint8_t sheet_grey = 64;

/// How image_sheet arranges its images.
struct SheetLayout {
  std::size_t columns = 10;       ///< images beside each other
  std::size_t gap = 2;            ///< pixels of the finished sheet between and around the images
  std::size_t magnification = 1;  ///< each pixel of an image becomes a square of this side
};

/// The images, row by row, on one sheet of mid-dark grey. The last row may be shorter.
/// Throws InputError without images, when they differ in size, when the columns or the
/// magnification are 0, or when the sheet would be over 16,384 pixels high or wide.
GreyImage image_sheet(std::span<const GreyImage> images, const SheetLayout& layout);

/// The image with each pixel grown to a square of `magnification` pixels; 1 or more.
/// Throws InputError as image_sheet does.
GreyImage magnify(const GreyImage& image, std::size_t magnification);

}  // namespace ae
