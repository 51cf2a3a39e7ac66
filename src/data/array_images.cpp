#include "data/array_images.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/error.hpp"
#include "base/shown_number.hpp"

namespace ae {
namespace {

constexpr std::size_t most_label_columns = 10;
constexpr std::size_t values_a_step = 4096;

/// Calls take(values) with every value of the array, some at a time.
template <typename Take>
void for_each_part(const NumberArray& array, const Take& take) {
  std::array<double, values_a_step> buffer{};
  const std::size_t count = array.count();
  for (std::size_t first = 0; first < count; first += buffer.size()) {
    const auto values = std::span(buffer).first(std::min(buffer.size(), count - first));
    read_numbers(array, first, values);
    take(values);
  }
}

std::string range_text(double low, double high) { return shown(low) + " to " + shown(high); }

PixelScale scale_between(double low, double high) {
  const bool are_pixels = low == 0 && high == 255;
  return {low, high,
          are_pixels
              ? ""
              : "Values from " + range_text(low, high) + " were scaled to pixels from 0 to 255."};
}

/// Returns whether every row of [N × k] is 0 but for one 1.
bool is_one_hot(const NumberArray& array) {
  std::vector<double> row(array.shape[1]);
  for (std::size_t i = 0; i < array.shape[0]; ++i) {
    read_numbers(array, i * row.size(), std::span(row));
    const auto ones = static_cast<std::size_t>(std::ranges::count(row, 1.0));
    const auto zeros = static_cast<std::size_t>(std::ranges::count(row, 0.0));
    if (ones != 1 || ones + zeros != row.size()) return false;
  }
  return true;
}

bool is_square(std::size_t pixels) {
  const auto side = static_cast<std::size_t>(std::lround(std::sqrt(static_cast<double>(pixels))));
  return side * side == pixels;
}

}  // namespace

ImageSize size_of_pixels(std::size_t pixels, ImageSize wanted, const std::string& source) {
  if (wanted.rows > 0 || wanted.columns > 0) {
    const std::size_t rows = wanted.rows > 0 ? wanted.rows : pixels / wanted.columns;
    const std::size_t columns = wanted.columns > 0 ? wanted.columns : pixels / wanted.rows;
    if (rows == 0 || columns == 0 || rows > pixels || rows * columns != pixels) {
      throw InputError(source + " has " + std::to_string(pixels) + " pixels an image, but " +
                       std::to_string(rows) + " rows of " + std::to_string(columns) +
                       " were expected.");
    }
    return {rows, columns};
  }
  if (!is_square(pixels)) return {1, pixels};
  const auto side = static_cast<std::size_t>(std::lround(std::sqrt(static_cast<double>(pixels))));
  return {side, side};
}

ImageSize image_size(const NumberArray& images, ImageSize wanted, const std::string& source) {
  const auto& shape = images.shape;
  ImageSize size;
  if (shape.size() == 2) {
    size = size_of_pixels(shape[1], wanted, source);
  } else if (shape.size() == 3 || (shape.size() == 4 && shape[3] == 1)) {
    size = {shape[1], shape[2]};
  } else if (shape.size() == 4 && shape[1] == 1) {
    size = {shape[2], shape[3]};
  } else {
    const bool is_colour = shape.size() == 4 && (shape[3] == 3 || shape[1] == 3 || shape[3] == 4);
    throw InputError(source + " holds " + shape_text(shape) + " values" +
                     (is_colour ? ", which are colour images" : "") +
                     ", but grey images, count x rows x columns, were expected.");
  }
  const bool is_row = size.rows == 1 && size.columns <= largest_image_side * largest_image_side;
  if (size.rows == 0 || size.columns == 0 || size.rows > largest_image_side ||
      (size.columns > largest_image_side && !is_row)) {
    throw InputError(source + " holds images of " + std::to_string(size.rows) + "x" +
                     std::to_string(size.columns) + " pixels, but 1x1 to 4096x4096 were expected.");
  }
  return size;
}

std::uint8_t PixelScale::pixel(double value) const {
  const double pixel = 255 * (value - low) / (high - low);
  return static_cast<std::uint8_t>(std::lround(std::clamp(pixel, 0.0, 255.0)));
}

PixelScale scale_for_range(double low, double high) {
  constexpr double few_levels = 32;  // as in images of 16 grey levels
  if (low >= 0 && high <= 1) return scale_between(0, 1);
  if (low >= -1 && high <= 1) return scale_between(-1, 1);
  if (low >= 0 && high > few_levels && high <= 255) return scale_between(0, 255);
  return scale_between(std::min(low, 0.0), high > 0 ? high : 1);
}

PixelScale pixel_scale(const NumberArray& images, const std::string& source) {
  if (images.type == NumberType::u8) {
    const bool are_bits = std::ranges::all_of(images.bytes, [](auto byte) { return byte <= 1; });
    const bool are_blank = std::ranges::all_of(images.bytes, [](auto byte) { return byte == 0; });
    return are_bits && !are_blank ? scale_between(0, 1) : PixelScale{};
  }
  double low = 0;
  double high = 0;
  bool is_first = true;
  for_each_part(images, [&](std::span<const double> values) {
    if (is_first) low = high = values.front();
    is_first = false;
    for (const double value : values) {
      if (!std::isfinite(value)) {
        throw InputError(source + " holds the value " + shown(value) +
                         ", but finite numbers were expected as pixels.");
      }
      low = std::min(low, value);
      high = std::max(high, value);
    }
  });
  if (images.type == NumberType::i8 && low < -1) return scale_between(-128, 127);
  return scale_for_range(low, high);
}

std::vector<std::uint8_t> pixels_of(const NumberArray& images, const PixelScale& scale,
                                    std::vector<std::uint8_t> file) {
  const std::size_t count = images.count();
  const bool are_pixels = images.type == NumberType::u8 && scale.low == 0 && scale.high == 255;
  if (are_pixels) {
    file.erase(file.begin(), file.begin() + (images.bytes.data() - file.data()));
  } else {
    // A pixel has at most as many bytes as a value, so none is overwritten before it is read.
    auto* pixel = file.data();
    for_each_part(images, [&](std::span<const double> values) {
      for (const double value : values) *pixel++ = scale.pixel(value);
    });
  }
  file.resize(count);
  if (size_of(images.type) > 1) file.shrink_to_fit();
  return file;
}

bool has_shape_of_labels(const NumberArray& array) {
  const auto& shape = array.shape;
  if (shape.size() == 1) return true;
  if (shape.size() != 2 || shape[1] == 0) return false;
  if (shape[1] == 1) return true;
  if (is_whole(array.type) && shape[1] <= most_label_columns) return true;
  return shape[1] <= most_classes && is_one_hot(array);
}

LabelTexts label_texts(const NumberArray& labels, const std::string& source) {
  const std::size_t columns = labels.shape.size() == 2 ? labels.shape[1] : 1;
  const bool takes_place = columns > 1 && is_one_hot(labels);
  LabelTexts texts;
  std::vector<double> row(columns);
  for (std::size_t i = 0; i < labels.shape[0]; ++i) {
    read_numbers(labels, i * columns, std::span(row));
    if (takes_place) {
      texts.add(std::to_string(std::ranges::find(row, 1.0) - row.begin()));
      continue;
    }
    const double label = row.front();
    if (label != std::floor(label) || std::abs(label) > 1e15) {
      throw InputError(source + " holds the label " + shown(label) + " at place " +
                       std::to_string(i) + ", but whole numbers were expected.");
    }
    texts.add(std::to_string(static_cast<std::int64_t>(label)));
  }
  return texts;
}

}  // namespace ae
