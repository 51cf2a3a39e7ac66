#include "data/fit_picture.hpp"

#include <algorithm>
#include <cmath>

#include "data/luminance.hpp"
#include "data/resample.hpp"

namespace ae {
namespace {

std::uint8_t as_byte(double value) {
  return static_cast<std::uint8_t>(std::lround(std::clamp(value, 0.0, 255.0)));
}

/// Returns a value of every pixel, resampled to the place's size.
template <typename Value>
std::vector<float> resampled(const Picture& picture, const PicturePlace& place, Value value_of) {
  std::vector<float> line(picture.columns);
  const auto row_of = [&](std::size_t row) -> std::span<const float> {
    for (std::size_t column = 0; column < picture.columns; ++column) {
      line[column] = static_cast<float>(value_of(row * picture.columns + column));
    }
    return line;
  };
  return resample(row_of, {0, picture.rows}, {0, picture.columns}, place.rows, place.columns);
}

}  // namespace

PicturePlace place_of(std::size_t picture_rows, std::size_t picture_columns, std::size_t rows,
                      std::size_t columns) {
  const double scale =
      std::min(static_cast<double>(rows) / static_cast<double>(picture_rows),
               static_cast<double>(columns) / static_cast<double>(picture_columns));
  const auto fitted_side = [&](std::size_t side, std::size_t most) {
    const auto rounded = static_cast<std::size_t>(std::lround(static_cast<double>(side) * scale));
    return std::clamp<std::size_t>(rounded, 1, most);
  };
  const std::size_t width = fitted_side(picture_columns, columns);
  const std::size_t height = fitted_side(picture_rows, rows);
  return {(columns - width) / 2, (rows - height) / 2, width, height};
}

FittedPicture fit_picture(const Picture& picture, std::size_t rows, std::size_t columns) {
  const PicturePlace place = place_of(picture.rows, picture.columns, rows, columns);
  FittedPicture fitted{place, std::vector<std::uint8_t>(rows * columns),
                       std::vector<std::uint8_t>(rows * columns)};
  if (picture.rows == rows && picture.columns == columns) {
    for (std::size_t i = 0; i < rows * columns; ++i) {
      fitted.luminance[i] = as_byte(luminance_of(picture, i));
      fitted.opacity[i] = opacity_of(picture, i);
    }
    return fitted;
  }
  // Colours count as much as they are opaque: a transparent pixel has one, but nobody sees it.
  const auto opacity =
      resampled(picture, place, [&](std::size_t i) { return opacity_of(picture, i); });
  const auto light = resampled(picture, place, [&](std::size_t i) {
    return luminance_of(picture, i) * opacity_of(picture, i) / 255;
  });
  for (std::size_t row = 0; row < place.rows; ++row) {
    for (std::size_t column = 0; column < place.columns; ++column) {
      const std::size_t from = row * place.columns + column;
      const std::size_t to = (place.top + row) * columns + place.left + column;
      fitted.opacity[to] = as_byte(opacity[from]);
      if (opacity[from] > 0) fitted.luminance[to] = as_byte(255.0F * light[from] / opacity[from]);
    }
  }
  return fitted;
}

bool has_bright_background(const FittedPicture& picture, std::size_t columns) {
  constexpr std::uint8_t half = 128;
  const PicturePlace& place = picture.place;
  std::size_t border = 0;
  std::size_t opaque_border = 0;
  std::size_t bright_border = 0;
  std::size_t opaque = 0;
  std::size_t light = 0;
  for (std::size_t row = 0; row < place.rows; ++row) {
    for (std::size_t column = 0; column < place.columns; ++column) {
      const std::size_t i = (place.top + row) * columns + place.left + column;
      const bool is_opaque = picture.opacity[i] >= half;
      if (is_opaque) {
        ++opaque;
        light += picture.luminance[i];
      }
      const bool is_inside =
          row > 0 && column > 0 && row + 1 < place.rows && column + 1 < place.columns;
      if (is_inside) continue;
      ++border;
      if (!is_opaque) continue;
      ++opaque_border;
      if (picture.luminance[i] >= half) ++bright_border;
    }
  }
  if (2 * opaque_border >= border) return 2 * bright_border > opaque_border;
  return opaque > 0 && light < half * opaque;
}

std::vector<std::uint8_t> on_black(const FittedPicture& picture, bool invert) {
  std::vector<std::uint8_t> pixels(picture.luminance.size());
  for (std::size_t i = 0; i < pixels.size(); ++i) {
    const int grey = invert ? 255 - picture.luminance[i] : picture.luminance[i];
    pixels[i] = static_cast<std::uint8_t>((grey * picture.opacity[i] + 127) / 255);
  }
  return pixels;
}

}  // namespace ae
