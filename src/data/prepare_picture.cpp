#include "data/prepare_picture.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <span>

#include "base/error.hpp"
#include "data/center_by_mass.hpp"
#include "data/fit_picture.hpp"
#include "data/grey_plane.hpp"
#include "data/luminance.hpp"
#include "data/photo_ink.hpp"
#include "data/prepare_drawing.hpp"
#include "data/resample.hpp"

namespace ae {
namespace {

/// Larger pictures are reduced to this before anything is looked for in them.
constexpr std::size_t longest_side_looked_at = 512;

/// The least difference between ink and a paper of one grey, from 0 to 1.
constexpr float least_ink = 0.1F;

/// Ink whose strongest pixel is below this is strengthened.
constexpr float strong_ink = 0.9F;

/// Returns a value of every pixel, from 0 to 255, as a plane from 0 to 1 of the size looked at.
template <typename Value>
GreyPlane plane_of(const Picture& picture, Value value_of) {
  const std::size_t longest = std::max(picture.rows, picture.columns);
  const auto looked_at = [&](std::size_t side) {
    if (longest <= longest_side_looked_at) return side;
    return std::max<std::size_t>(1, (side * longest_side_looked_at + longest / 2) / longest);
  };
  GreyPlane plane{looked_at(picture.rows), looked_at(picture.columns), {}};
  std::vector<float> line(picture.columns);
  const auto row_of = [&](std::size_t row) -> std::span<const float> {
    for (std::size_t column = 0; column < picture.columns; ++column) {
      line[column] = static_cast<float>(value_of(row * picture.columns + column) / 255);
    }
    return line;
  };
  plane.values =
      resample(row_of, {0, picture.rows}, {0, picture.columns}, plane.rows, plane.columns);
  return plane;
}

/// Returns the values of the outermost pixels.
std::vector<float> border_of(const GreyPlane& plane) {
  std::vector<float> border;
  for (std::size_t row = 0; row < plane.rows; ++row) {
    const bool is_end = row == 0 || row + 1 == plane.rows;
    const std::size_t step = is_end || plane.columns == 1 ? 1 : plane.columns - 1;
    for (std::size_t column = 0; column < plane.columns; column += step) {
      border.push_back(plane.values[row * plane.columns + column]);
    }
  }
  return border;
}

double mean_of(std::span<const float> values) {
  double sum = 0;
  for (const float value : values) sum += static_cast<double>(value);
  return sum / static_cast<double>(values.size());
}

float middle_of(std::vector<float> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::ranges::nth_element(values, middle);
  return *middle;
}

/// Returns the brightness of the picture on its paper, which is what transparent pixels show: the
/// opposite of what is drawn where the border is transparent, and else as bright as the border.
GreyPlane on_paper(const Picture& picture) {
  // The colour of a transparent pixel counts for nothing.
  GreyPlane seen = plane_of(picture, [&](std::size_t i) {
    return luminance_of(picture, i) * opacity_of(picture, i) / 255;
  });
  const GreyPlane opacity =
      plane_of(picture, [&](std::size_t i) { return static_cast<double>(opacity_of(picture, i)); });
  float paper = 0;
  if (mean_of(border_of(opacity)) < 0.5) {
    paper = mean_of(seen.values) < 0.5 * mean_of(opacity.values) ? 1.0F : 0.0F;
  } else {
    paper = middle_of(border_of(seen));
  }
  for (std::size_t i = 0; i < seen.values.size(); ++i) {
    seen.values[i] = std::min(1.0F, seen.values[i] + paper * (1 - opacity.values[i]));
  }
  return seen;
}

/// Returns whether nearly all of the border is as bright as its middle value.
bool is_of_one_grey(const std::vector<float>& border, float middle) {
  constexpr float difference = 3.5F / 255;
  const auto alike = std::ranges::count_if(
      border, [&](float value) { return std::abs(value - middle) <= difference; });
  return 10 * static_cast<std::size_t>(alike) >= 9 * border.size();
}

/// Ink from 0 to 1, and whether it was darker than its paper.
struct FoundInk {
  GreyPlane ink;
  bool was_dark = false;
  bool was_photo = false;
};

FoundInk ink_on_one_grey(GreyPlane seen, float paper) {
  const bool was_dark = mean_of(seen.values) < static_cast<double>(paper);
  const float range = was_dark ? paper : 1 - paper;
  for (float& value : seen.values) {
    const float difference = was_dark ? paper - value : value - paper;
    value = range > 0 ? std::clamp(difference / range, 0.0F, 1.0F) : 0.0F;
  }
  return {std::move(seen), was_dark, false};
}

FoundInk ink_in(GreyPlane seen, const std::string& name) {
  const std::vector<float> border = border_of(seen);
  const float middle = middle_of(border);
  std::optional<FoundInk> found;
  if (is_of_one_grey(border, middle)) {
    found = ink_on_one_grey(std::move(seen), middle);
    if (std::ranges::max(found->ink.values) < least_ink) found.reset();
  } else {
    const bool was_dark = is_dark_on_light(seen, middle);
    if (!was_dark) {
      for (float& value : seen.values) value = 1 - value;
    }
    if (auto ink = ink_in_photo(seen)) found = FoundInk{std::move(*ink), was_dark, true};
  }
  if (!found) {
    throw InputError(name + " shows no ink: a digit that stands out from its paper was expected.");
  }
  return std::move(*found);
}

/// Returns whether the ink is within a box of 20x20 pixels that it fills, centred by mass.
bool stands_as_mnist_does(const GreyPlane& ink) {
  if (ink.rows != mnist_size || ink.columns != mnist_size) return false;
  PixelExtent down{mnist_size, 0};
  PixelExtent across{mnist_size, 0};
  double mass = 0;
  double x = 0;
  double y = 0;
  for (std::size_t i = 0; i < ink.values.size(); ++i) {
    if (ink.values[i] <= 0) continue;
    const std::size_t row = i / mnist_size;
    const std::size_t column = i % mnist_size;
    down = {std::min(down.begin, row), std::max(down.end, row + 1)};
    across = {std::min(across.begin, column), std::max(across.end, column + 1)};
    const auto value = static_cast<double>(ink.values[i]);
    mass += value;
    x += value * static_cast<double>(column);
    y += value * static_cast<double>(row);
  }
  const std::size_t longest = std::max(down.size(), across.size());
  const auto is_central = [&](double moment) {
    return std::abs(moment / mass - static_cast<double>(mnist_size) / 2) <= 1;
  };
  return longest <= mnist_box && longest + 2 >= mnist_box && is_central(x) && is_central(y);
}

PreparedPicture as_mnist_image(const Picture& picture, const std::string& name) {
  FoundInk found = ink_in(on_paper(picture), name);
  PreparedPicture prepared;
  if (found.was_photo) prepared.remarks.emplace_back("a photo: its background was taken off");
  if (found.was_dark) prepared.remarks.emplace_back("dark on light: inverted");
  if (stands_as_mnist_does(found.ink)) {
    prepared.image = std::move(found.ink.values);
    // Inverted bytes are bytes again.
    for (float& value : prepared.image) value = std::round(value * 255) / 255;
    return prepared;
  }
  prepared.image = prepare_drawing(found.ink.values, found.ink.rows, found.ink.columns);
  prepared.remarks.push_back(std::to_string(picture.columns) + " × " +
                             std::to_string(picture.rows) +
                             " pixels: fitted and centred in 28 × 28 as MNIST's digits are");
  const float strongest = std::ranges::max(prepared.image);
  if (strongest < strong_ink) {
    for (float& value : prepared.image) value /= strongest;
    prepared.remarks.emplace_back("faint ink: strengthened");
  }
  return prepared;
}

PreparedPicture fitted_image(const Picture& picture, std::size_t rows, std::size_t columns) {
  const FittedPicture fitted = fit_picture(picture, rows, columns);
  const bool invert = has_bright_background(fitted, columns);
  PreparedPicture prepared;
  for (const std::uint8_t value : on_black(fitted, invert)) {
    prepared.image.push_back(static_cast<float>(value) / 255);
  }
  if (invert) prepared.remarks.emplace_back("dark on light: inverted");
  if (picture.rows != rows || picture.columns != columns) {
    prepared.remarks.push_back(std::to_string(picture.columns) + " × " +
                               std::to_string(picture.rows) + " pixels: fitted into " +
                               std::to_string(columns) + " × " + std::to_string(rows));
  }
  return prepared;
}

}  // namespace

PreparedPicture prepare_picture(const Picture& picture, const std::string& name, std::size_t rows,
                                std::size_t columns) {
  check_picture_size(picture.rows, picture.columns, name);
  if (rows == mnist_size && columns == mnist_size) return as_mnist_image(picture, name);
  return fitted_image(picture, rows, columns);
}

}  // namespace ae
