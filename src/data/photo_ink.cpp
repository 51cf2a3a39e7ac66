#include "data/photo_ink.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace ae {
namespace {

/// Ink must be darker than its paper by this share of the paper's brightness, and by this many
/// standard deviations of the noise.
constexpr float least_contrast = 0.08F;
constexpr float least_deviations = 5.0F;

/// Of the largest piece of ink, the share below which a piece is a speck.
constexpr double speck_share = 0.03;

/// Of all ink, the share that must be away from the border for the rest to be left out.
constexpr double inner_share = 0.1;

/// Ink that is connected.
struct PieceOfInk {
  std::vector<std::size_t> pixels;
  bool is_at_border = false;
};

/// Returns the pieces of the pixels that are set, where neighbours touch by side or corner.
std::vector<PieceOfInk> pieces_of(std::vector<std::uint8_t> is_set, std::size_t columns) {
  const std::size_t rows = is_set.size() / columns;
  std::vector<PieceOfInk> pieces;
  for (std::size_t start = 0; start < is_set.size(); ++start) {
    if (is_set[start] == 0) continue;
    PieceOfInk piece;
    const auto take = [&](std::size_t pixel) {
      if (is_set[pixel] == 0) return;
      is_set[pixel] = 0;
      piece.pixels.push_back(pixel);
    };
    take(start);
    for (std::size_t next = 0; next < piece.pixels.size(); ++next) {
      const std::size_t row = piece.pixels[next] / columns;
      const std::size_t column = piece.pixels[next] % columns;
      if (row == 0 || column == 0 || row + 1 == rows || column + 1 == columns) {
        piece.is_at_border = true;
      }
      for (std::size_t y = row - std::min<std::size_t>(row, 1); y < std::min(row + 2, rows); ++y) {
        for (std::size_t x = column - std::min<std::size_t>(column, 1);
             x < std::min(column + 2, columns); ++x) {
          take(y * columns + x);
        }
      }
    }
    pieces.push_back(std::move(piece));
  }
  return pieces;
}

std::size_t pixels_in(const std::vector<PieceOfInk>& pieces) {
  std::size_t count = 0;
  for (const PieceOfInk& piece : pieces) count += piece.pixels.size();
  return count;
}

/// Leaves out what reaches in from the border, unless that is nearly all, and specks.
void leave_strokes(std::vector<PieceOfInk>& pieces) {
  const auto all = static_cast<double>(pixels_in(pieces));
  std::vector<PieceOfInk> inner;
  std::ranges::copy_if(pieces, std::back_inserter(inner),
                       [](const PieceOfInk& piece) { return !piece.is_at_border; });
  if (static_cast<double>(pixels_in(inner)) >= inner_share * all) pieces = std::move(inner);
  std::size_t largest = 0;
  for (const PieceOfInk& piece : pieces) largest = std::max(largest, piece.pixels.size());
  std::erase_if(pieces, [&](const PieceOfInk& piece) {
    return static_cast<double>(piece.pixels.size()) < speck_share * static_cast<double>(largest);
  });
}

float median_of(std::vector<float> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::ranges::nth_element(values, middle);
  return *middle;
}

/// Returns how much darker than its paper each pixel is, as a share of the paper's brightness.
GreyPlane darkness(const GreyPlane& photo) {
  constexpr std::size_t sharp_side = 200;
  const GreyPlane calm = box_means(photo, std::max(photo.rows, photo.columns) / sharp_side);
  GreyPlane dark = closing(calm, std::min(photo.rows, photo.columns) / 8);
  for (std::size_t i = 0; i < dark.values.size(); ++i) {
    const float paper = dark.values[i];
    dark.values[i] = paper > 0 ? (paper - calm.values[i]) / paper : 0.0F;
  }
  return dark;
}

/// The darkness of paper, and of ink beyond a threshold.
struct InkLevels {
  float paper = 0;
  float threshold = 0;
  float ink = 0;
};

std::optional<InkLevels> levels_of(const GreyPlane& dark) {
  const float paper = median_of(dark.values);
  std::vector<float> deviations;
  deviations.reserve(dark.values.size());
  for (const float value : dark.values) deviations.push_back(std::abs(value - paper));
  // The median of the absolute deviations, as the standard deviation of normal noise.
  const float noise = 1.4826F * median_of(std::move(deviations));
  const float least = paper + std::max(least_contrast, least_deviations * noise);
  // Otsu's threshold falls into the noise where there is little ink.
  const float threshold = std::max(otsu(dark.values).threshold, least);
  double sum = 0;
  std::size_t count = 0;
  for (const float value : dark.values) {
    if (value <= threshold) continue;
    sum += static_cast<double>(value);
    ++count;
  }
  if (count == 0) return std::nullopt;
  return InkLevels{paper, threshold, static_cast<float>(sum / static_cast<double>(count))};
}

}  // namespace

bool is_dark_on_light(const GreyPlane& photo, float border) {
  if (border > 0.5F) return true;
  const GreyPlane around = box_means(photo, std::min(photo.rows, photo.columns) / 8);
  double skewness = 0;
  for (std::size_t i = 0; i < photo.values.size(); ++i) {
    const double deviation =
        static_cast<double>(photo.values[i]) - static_cast<double>(around.values[i]);
    skewness += deviation * deviation * deviation;
  }
  return skewness < 0;
}

std::optional<GreyPlane> ink_in_photo(const GreyPlane& photo) {
  const GreyPlane dark = darkness(photo);
  const std::optional<InkLevels> levels = levels_of(dark);
  if (!levels) return std::nullopt;
  std::vector<std::uint8_t> is_ink(dark.values.size());
  std::ranges::transform(dark.values, is_ink.begin(), [&](float value) {
    return static_cast<std::uint8_t>(value > levels->threshold);
  });
  std::vector<PieceOfInk> pieces = pieces_of(std::move(is_ink), photo.columns);
  leave_strokes(pieces);
  constexpr std::size_t smallest_share = 5000;
  if (pixels_in(pieces) < std::max<std::size_t>(4, photo.values.size() / smallest_share)) {
    return std::nullopt;
  }

  GreyPlane strokes{photo.rows, photo.columns, std::vector<float>(photo.values.size(), 0.0F)};
  for (const PieceOfInk& piece : pieces) {
    for (const std::size_t pixel : piece.pixels) strokes.values[pixel] = 1;
  }
  // The edges of strokes are lighter than the threshold, so pixels beside ink count, too.
  const GreyPlane near_ink = box_means(strokes, 1);
  const float none = (levels->paper + levels->threshold) / 2;
  const float full = (levels->threshold + levels->ink) / 2;
  for (std::size_t i = 0; i < strokes.values.size(); ++i) {
    const float ink = (dark.values[i] - none) / (full - none);
    strokes.values[i] = near_ink.values[i] > 0 ? std::clamp(ink, 0.0F, 1.0F) : 0.0F;
  }
  return strokes;
}

}  // namespace ae
