#include "io/png.hpp"

#include <png.h>
#include <string>

#include "error.hpp"
#include "io/atomic_file.hpp"

namespace ae {
namespace {

constexpr std::size_t largest_side = 4096;
// The largest such image has four channels of 16 bits and may be stored uncompressed.
constexpr std::size_t largest_file = largest_side * largest_side * 8 + (std::size_t{1} << 20);

/// libpng's image with its memory released whatever happens.
struct PngImage {
  png_image control{};

  PngImage() { control.version = PNG_IMAGE_VERSION; }
  ~PngImage() { png_image_free(&control); }
  PngImage(const PngImage&) = delete;
  PngImage& operator=(const PngImage&) = delete;

  [[nodiscard]] std::string message() const { return control.message; }
};

}  // namespace

GreyImage read_png(const std::filesystem::path& path) {
  const std::vector<std::uint8_t> bytes = read_file(path, largest_file);
  PngImage png;
  if (png_image_begin_read_from_memory(&png.control, bytes.data(), bytes.size()) == 0) {
    throw InputError("cannot read " + path.string() + " as a PNG: " + png.message());
  }
  if (png.control.height > largest_side || png.control.width > largest_side) {
    throw InputError(path.string() + " has " + std::to_string(png.control.height) + "x" +
                     std::to_string(png.control.width) + " pixels, and at most " +
                     std::to_string(largest_side) + "x" + std::to_string(largest_side) +
                     " were expected");
  }
  png.control.format = PNG_FORMAT_GRAY;
  // Without this flag libpng takes 16-bit images for linear light and brightens them.
  png.control.flags |= PNG_IMAGE_FLAG_16BIT_sRGB;
  GreyImage image{png.control.height, png.control.width, {}};
  image.pixels.resize(image.rows * image.columns);
  const png_color background{0, 0, 0};
  if (png_image_finish_read(&png.control, &background, image.pixels.data(), 0, nullptr) == 0) {
    throw InputError("cannot read " + path.string() + " as a PNG: " + png.message());
  }
  return image;
}

void write_png(const std::filesystem::path& path, const GreyImage& image) {
  constexpr std::size_t largest_written = 1 << 16;
  if (image.rows == 0 || image.columns == 0 || image.rows > largest_written ||
      image.columns > largest_written || image.pixels.size() != image.rows * image.columns) {
    throw InputError("cannot write " + path.string() + ": an image of " +
                     std::to_string(image.rows) + "x" + std::to_string(image.columns) + " with " +
                     std::to_string(image.pixels.size()) + " pixels is no image");
  }
  PngImage png;
  png.control.format = PNG_FORMAT_GRAY;
  png.control.height = static_cast<png_uint_32>(image.rows);
  png.control.width = static_cast<png_uint_32>(image.columns);
  png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(png.control);
  std::vector<std::uint8_t> bytes(size);
  if (png_image_write_to_memory(&png.control, bytes.data(), &size, 0, image.pixels.data(), 0,
                                nullptr) == 0) {
    throw RunError("cannot write " + path.string() + ": " + png.message());
  }
  write_file_atomically(path, std::span(bytes).first(size));
}

}  // namespace ae
