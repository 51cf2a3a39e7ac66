#include "io/png.hpp"

#include <png.h>
#include <string>

#include "base/error.hpp"
#include "io/atomic_file.hpp"

namespace ae {
namespace {

/// An image of libpng whose memory is always released.
struct PngImage {
  png_image control{};

  PngImage() { control.version = PNG_IMAGE_VERSION; }
  ~PngImage() { png_image_free(&control); }
  PngImage(const PngImage&) = delete;
  PngImage& operator=(const PngImage&) = delete;

  [[nodiscard]] std::string message() const { return control.message; }
};

/// Writes an image of 8 bits a channel, whose channels `format` says.
void write(const std::filesystem::path& path, std::size_t rows, std::size_t columns,
           png_uint_32 format, const std::vector<std::uint8_t>& pixels) {
  constexpr std::size_t largest_written = 1 << 16;
  if (rows == 0 || columns == 0 || rows > largest_written || columns > largest_written ||
      pixels.size() != rows * columns * PNG_IMAGE_PIXEL_CHANNELS(format)) {
    throw InputError("cannot write " + path.string() + ": an image of " + std::to_string(rows) +
                     "x" + std::to_string(columns) + " with " +
                     std::to_string(pixels.size() / PNG_IMAGE_PIXEL_CHANNELS(format)) +
                     " pixels is no image");
  }
  PngImage png;
  png.control.format = format;
  png.control.height = static_cast<png_uint_32>(rows);
  png.control.width = static_cast<png_uint_32>(columns);
  png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(png.control);
  std::vector<std::uint8_t> bytes(size);
  if (png_image_write_to_memory(&png.control, bytes.data(), &size, 0, pixels.data(), 0, nullptr) ==
      0) {
    throw RunError("cannot write " + path.string() + ": " + png.message());
  }
  write_file_atomically(path, std::span(bytes).first(size));
}

}  // namespace

void write_png(const std::filesystem::path& path, const GreyImage& image) {
  write(path, image.rows, image.columns, PNG_FORMAT_GRAY, image.pixels);
}

void write_colour_png(const std::filesystem::path& path, const RgbImage& image) {
  write(path, image.rows, image.columns, PNG_FORMAT_RGB, image.values);
}

}  // namespace ae
