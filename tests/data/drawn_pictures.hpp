#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <functional>
#include <vector>

#include "io/picture.hpp"

namespace ae::test {

struct PlaceInPicture {
  double x;
  double y;
};

/// The distance from a place to the line between two others.
inline double distance_to_line(PlaceInPicture at, PlaceInPicture from, PlaceInPicture to) {
  const double dx = to.x - from.x;
  const double dy = to.y - from.y;
  const double along = ((at.x - from.x) * dx + (at.y - from.y) * dy) / (dx * dx + dy * dy);
  const double t = std::clamp(along, 0.0, 1.0);
  return std::hypot(at.x - from.x - t * dx, at.y - from.y - t * dy);
}

/// A seven with a bar, in [0, 1] over a picture: a pen of this width, and a box that it is drawn
/// in, in pixels. The edges of the strokes are grey.
inline std::vector<float> seven(std::size_t rows, std::size_t columns, PlaceInPicture corner,
                                double size, double pen) {
  constexpr std::array<PlaceInPicture, 3> hook = {{{0.1, 0.05}, {0.7, 0.05}, {0.3, 0.95}}};
  constexpr std::array<PlaceInPicture, 2> bar = {{{0.25, 0.5}, {0.7, 0.5}}};
  const auto at = [&](PlaceInPicture place) {
    return PlaceInPicture{corner.x + size * place.x, corner.y + size * place.y};
  };
  std::vector<float> ink;
  for (std::size_t row = 0; row < rows; ++row) {
    for (std::size_t column = 0; column < columns; ++column) {
      const PlaceInPicture pixel{static_cast<double>(column) + 0.5, static_cast<double>(row) + 0.5};
      const double distance = std::min({distance_to_line(pixel, at(hook[0]), at(hook[1])),
                                        distance_to_line(pixel, at(hook[1]), at(hook[2])),
                                        distance_to_line(pixel, at(bar[0]), at(bar[1]))});
      ink.push_back(static_cast<float>(std::clamp(pen / 2 + 0.5 - distance, 0.0, 1.0)));
    }
  }
  return ink;
}

using Colour = std::array<std::uint8_t, 4>;

/// A picture with a colour for each pixel's index.
inline Picture picture_of(std::size_t rows, std::size_t columns,
                          const std::function<Colour(std::size_t)>& colour_of) {
  Picture picture{rows, columns, {}};
  for (std::size_t i = 0; i < rows * columns; ++i) {
    const Colour colour = colour_of(i);
    picture.rgba.insert(picture.rgba.end(), colour.begin(), colour.end());
  }
  return picture;
}

inline std::uint8_t byte_of(double value) {
  return static_cast<std::uint8_t>(std::lround(255 * std::clamp(value, 0.0, 1.0)));
}

/// A grey picture with a brightness in [0, 1] for each pixel's index.
inline Picture grey_picture(std::size_t rows, std::size_t columns,
                            const std::function<double(std::size_t)>& brightness) {
  return picture_of(rows, columns, [&](std::size_t i) {
    const std::uint8_t grey = byte_of(brightness(i));
    return Colour{grey, grey, grey, 255};
  });
}

/// Pearson's correlation of two images of one size.
inline double correlation(const std::vector<float>& a, const std::vector<float>& b) {
  double sum_a = 0;
  double sum_b = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    sum_a += static_cast<double>(a[i]);
    sum_b += static_cast<double>(b[i]);
  }
  const auto count = static_cast<double>(a.size());
  double product = 0;
  double square_a = 0;
  double square_b = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const double from_a = static_cast<double>(a[i]) - sum_a / count;
    const double from_b = static_cast<double>(b[i]) - sum_b / count;
    product += from_a * from_b;
    square_a += from_a * from_a;
    square_b += from_b * from_b;
  }
  return product / std::sqrt(square_a * square_b);
}

}  // namespace ae::test
