#pragma once

#include <optional>

#include "data/grey_plane.hpp"

namespace ae {

/// Returns whether a photo's ink is darker than its paper, whatever the light on it: the border is
/// bright or, where it is not, pixels differ from the mean around them further to the dark side
/// than to the bright one. `border` is the brightness of most of the border.
bool is_dark_on_light(const GreyPlane& photo, float border);

/// Returns the ink in a photo of dark ink on light paper, from 0 for paper to 1: the paper's
/// brightness in the light of each place is the photo's closing by a square of a quarter of the
/// smaller side, ink is what is darker than that by more than Otsu's threshold and the noise, and
/// the edges of strokes stay grey. Specks are no ink, nor is what reaches in from the border where
/// there is other ink. Nothing where no ink stands out.
std::optional<GreyPlane> ink_in_photo(const GreyPlane& photo);

}  // namespace ae
