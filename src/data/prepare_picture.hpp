#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "io/picture.hpp"

namespace ae {

/// A picture as a model is given it.
struct PreparedPicture {
  std::vector<float> image;  ///< [rows × columns] of the model's input, in [0, 1], background 0
  /// What was done to the picture, in a few words each, such as "dark on light: inverted"; empty
  /// where it came through as it was.
  std::vector<std::string> remarks;
};

/// Prepares one picture for a model whose input is rows × columns.
///
/// For 28x28 it is made an image as MNIST's are, whatever its size. Transparent pixels are paper.
/// The border tells paper from ink: where it is of one grey, ink is all that differs from it; where
/// it is not, the picture is a photo, whose background is taken off and whose ink is found by a
/// threshold (see ink_in_photo). The ink is then fitted and centred by prepare_drawing, unless it
/// stands as MNIST's does already, and faint ink is strengthened.
///
/// For any other size the picture is fitted into the middle and inverted if its background is
/// bright, as those of a PictureSet are.
///
/// Throws InputError, naming the picture, where no ink is found, the picture has no pixels, or more
/// than 4096 rows or columns.
PreparedPicture prepare_picture(const Picture& picture, const std::string& name, std::size_t rows,
                                std::size_t columns);

}  // namespace ae
