#include "io/sheet.hpp"

#include <algorithm>
#include <string>

#include "base/error.hpp"

namespace ae {
namespace {

constexpr std::size_t largest_sheet_side = 16384;

std::string size_of(const GreyImage& image) {
  return std::to_string(image.rows) + "x" + std::to_string(image.columns);
}

/// Returns the number of pixels along one side. Each part is bounded before it is multiplied, so
/// that nothing overflows.
std::size_t side(std::size_t count, std::size_t image_side, const SheetLayout& layout) {
  const auto bounded = [](std::size_t value) { return std::min(value, largest_sheet_side + 1); };
  const std::uint64_t cell =
      std::uint64_t{bounded(image_side)} * bounded(layout.magnification) + bounded(layout.gap);
  const std::uint64_t total = bounded(count) * cell + bounded(layout.gap);
  if (total > largest_sheet_side) {
    throw InputError("a sheet of " + std::to_string(count) + " images of " +
                     std::to_string(image_side) + " pixels, magnified " +
                     std::to_string(layout.magnification) + " times, would be over " +
                     std::to_string(largest_sheet_side) + " pixels along one side");
  }
  return static_cast<std::size_t>(total);
}

void check(std::span<const GreyImage> images, const SheetLayout& layout) {
  if (images.empty()) throw InputError("a sheet needs at least one image, and there are 0");
  if (layout.columns == 0) throw InputError("a sheet has 0 columns, and needs at least 1");
  if (layout.magnification == 0) {
    throw InputError("images are to be magnified 0 times, and 1 is the least");
  }
  const GreyImage& first = images.front();
  for (const GreyImage& image : images) {
    if (image.rows != first.rows || image.columns != first.columns) {
      throw InputError("the images of a sheet must have one size, but there are " + size_of(first) +
                       " and " + size_of(image));
    }
    if (image.pixels.empty() || image.pixels.size() != image.rows * image.columns) {
      throw InputError("an image of " + size_of(image) + " has " +
                       std::to_string(image.pixels.size()) + " pixels");
    }
  }
}

void place(const GreyImage& image, std::size_t magnification, std::size_t top, std::size_t left,
           GreyImage& sheet) {
  for (std::size_t row = 0; row < image.rows * magnification; ++row) {
    const std::uint8_t* source = &image.pixels[row / magnification * image.columns];
    std::uint8_t* target = &sheet.pixels[(top + row) * sheet.columns + left];
    for (std::size_t column = 0; column < image.columns; ++column) {
      target = std::fill_n(target, magnification, source[column]);
    }
  }
}

}  // namespace

GreyImage image_sheet(std::span<const GreyImage> images, const SheetLayout& layout) {
  check(images, layout);
  const GreyImage& first = images.front();
  const std::size_t columns = std::min(layout.columns, images.size());
  const std::size_t rows = (images.size() + columns - 1) / columns;
  GreyImage sheet{side(rows, first.rows, layout), side(columns, first.columns, layout), {}};
  sheet.pixels.assign(sheet.rows * sheet.columns, sheet_grey);
  for (std::size_t index = 0; index < images.size(); ++index) {
    const std::size_t top =
        layout.gap + index / columns * (first.rows * layout.magnification + layout.gap);
    const std::size_t left =
        layout.gap + index % columns * (first.columns * layout.magnification + layout.gap);
    place(images[index], layout.magnification, top, left, sheet);
  }
  return sheet;
}

GreyImage magnify(const GreyImage& image, std::size_t magnification) {
  return image_sheet({&image, 1}, {.columns = 1, .gap = 0, .magnification = magnification});
}

}  // namespace ae
