#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "data/class_numbers.hpp"
#include "io/number_array.hpp"

namespace ae {

/// The most rows or columns that an image has.
inline constexpr std::size_t largest_image_side = 4096;

/// The size of an image in pixels.
struct ImageSize {
  std::size_t rows = 0;
  std::size_t columns = 0;
  bool operator==(const ImageSize&) const = default;
};

/// Returns the size of the images of an array of N x R x C, N x R x C x 1, N x 1 x R x C or N x P
/// values. P values are a square where they can be one, else a single row; `wanted`, where it is
/// not 0 x 0, is their size. Throws InputError, naming `source`, for an array of another shape, of
/// colour images, or of more than 4096 pixels a side.
ImageSize image_size(const NumberArray& images, ImageSize wanted, const std::string& source);

/// Returns the size of images whose pixels are given in one row; as image_size().
ImageSize size_of_pixels(std::size_t pixels, ImageSize wanted, const std::string& source);

/// A linear scale on which `low` becomes the pixel 0 and `high` the pixel 255.
struct PixelScale {
  double low = 0;
  double high = 255;
  std::string rule;  ///< how values became pixels, a sentence; empty where they are pixels

  /// Returns the nearest pixel; values beyond the scale become its ends.
  [[nodiscard]] std::uint8_t pixel(double value) const;
};

/// Returns the scale for values from `low` to `high`: 0 to 1, -1 to 1, 0 to 255, else from 0 or the
/// least value to the greatest, as also where the greatest is at most 32.
PixelScale scale_for_range(double low, double high);

/// Returns the scale for the values of an array: unsigned bytes are pixels, unless there are only 0
/// and 1; signed bytes are on one from -128 to 127, all others on that of scale_for_range(). Throws
/// InputError, naming `source`, for a value that is not a finite number.
PixelScale pixel_scale(const NumberArray& images, const std::string& source);

/// Returns every value as a pixel of the scale. `file` are the bytes in which the array lies; the
/// pixels take their place, so that both are not in memory at once.
std::vector<std::uint8_t> pixels_of(const NumberArray& images, const PixelScale& scale,
                                    std::vector<std::uint8_t> file);

/// Returns whether an array holds labels rather than images, as far as its shape says: N, N x 1, or
/// N x k whole numbers with k of at most 10, as QMNIST's labels are, or N x k where each row is 0
/// but for one 1.
bool has_shape_of_labels(const NumberArray& array);

/// Returns the labels, [N], as text: whole numbers; the first of QMNIST's columns; the place of the
/// 1 in one-hot rows. The array has a shape of labels. Throws InputError, naming `source`, for a
/// label that is no whole number.
LabelTexts label_texts(const NumberArray& labels, const std::string& source);

}  // namespace ae
