#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "io/picture.hpp"

namespace ae {

/// The place of a picture in the image that it is fitted into, in whole pixels.
struct PicturePlace {
  std::size_t left = 0;
  std::size_t top = 0;
  std::size_t columns = 0;
  std::size_t rows = 0;

  bool operator==(const PicturePlace&) const = default;
};

/// Returns the largest place for a picture in an image of rows × columns, its aspect ratio kept, in
/// the middle.
PicturePlace place_of(std::size_t picture_rows, std::size_t picture_columns, std::size_t rows,
                      std::size_t columns);

/// A picture that was fitted into an image: grey values and opacities from 0 to 255, both [rows ×
/// columns] of the image, and 0 beside the picture.
struct FittedPicture {
  PicturePlace place;
  std::vector<std::uint8_t> luminance;
  std::vector<std::uint8_t> opacity;
};

/// Fits a picture into an image of rows × columns. Colours become their luminance, with the weights
/// of ITU-R BT.601 as most image libraries have them. A picture of exactly that size keeps its
/// pixels; others are reduced by averaging areas or enlarged by bilinear interpolation.
FittedPicture fit_picture(const Picture& picture, std::size_t rows, std::size_t columns);

/// Returns whether the picture's background is bright: most of its border is. Where the border is
/// transparent, so is the background, and it counts as bright where what is drawn on it is dark.
bool has_bright_background(const FittedPicture& picture, std::size_t columns);

/// Returns grey pixels on a background of 0, inverted if asked, and 0 where the picture is
/// transparent.
std::vector<std::uint8_t> on_black(const FittedPicture& picture, bool invert);

}  // namespace ae
