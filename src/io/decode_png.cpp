#include <csetjmp>
#include <cstring>
#include <png.h>
#include <vector>

#include "io/picture_decoders.hpp"

namespace ae {
namespace {

/// libpng's reader of one picture. libpng reports an error by a jump out of its function, which is
/// taken in the two functions that call it and that have nothing to destroy.
class PngReader {
 public:
  explicit PngReader(std::span<const std::uint8_t> bytes) : rest_(bytes) {
    png_ = png_create_read_struct(PNG_LIBPNG_VER_STRING, this, fail, ignore);
    if (png_ != nullptr) info_ = png_create_info_struct(png_);
  }
  ~PngReader() { png_destroy_read_struct(&png_, &info_, nullptr); }
  PngReader(const PngReader&) = delete;
  PngReader& operator=(const PngReader&) = delete;

  /// Reads what stands before the pixels and asks for red, green, blue and opacity of 8 bits each.
  bool read_header() {
    if (info_ == nullptr) return false;
    if (setjmp(png_jmpbuf(png_)) != 0) return false;
    png_set_read_fn(png_, this, take);
    png_set_user_limits(png_, 1 << 20, 1 << 20);  // the caller's own limit names the picture
    // Texts and profiles, which a few bytes may unpack to megabytes of, change no pixel here.
    png_set_keep_unknown_chunks(png_, PNG_HANDLE_CHUNK_NEVER, nullptr, -1);
    png_read_info(png_, info_);
    png_set_expand(png_);
    png_set_strip_16(png_);
    png_set_gray_to_rgb(png_);
    png_set_add_alpha(png_, 0xff, PNG_FILLER_AFTER);
    png_set_interlace_handling(png_);
    return true;
  }

  [[nodiscard]] std::size_t rows() const { return png_get_image_height(png_, info_); }
  [[nodiscard]] std::size_t columns() const { return png_get_image_width(png_, info_); }

  bool read_rows(png_bytepp rows, std::size_t bytes_a_row) {
    if (setjmp(png_jmpbuf(png_)) != 0) return false;
    png_read_update_info(png_, info_);
    if (png_get_rowbytes(png_, info_) != bytes_a_row) return false;
    png_read_image(png_, rows);
    png_read_end(png_, nullptr);
    return true;
  }

  [[nodiscard]] std::string reason() const { return reason_; }

 private:
  [[noreturn]] static void fail(png_structp png, png_const_charp message) {
    auto* reader = static_cast<PngReader*>(png_get_error_ptr(png));
    std::strncpy(reader->reason_, message, sizeof reader->reason_ - 1);
    png_longjmp(png, 1);
  }

  static void ignore(png_structp /*png*/, png_const_charp /*message*/) {}

  static void take(png_structp png, png_bytep to, png_size_t count) {
    auto* reader = static_cast<PngReader*>(png_get_io_ptr(png));
    if (count > reader->rest_.size()) png_error(png, "it is cut short");
    std::memcpy(to, reader->rest_.data(), count);
    reader->rest_ = reader->rest_.subspan(count);
  }

  std::span<const std::uint8_t> rest_;
  char reason_[128] = "libpng failed";
  png_structp png_ = nullptr;
  png_infop info_ = nullptr;
};

}  // namespace

Picture decode_png(std::span<const std::uint8_t> bytes, const std::string& name) {
  PngReader reader(bytes);
  if (!reader.read_header()) throw undecodable(name, "PNG", reader.reason());
  check_picture_size(reader.rows(), reader.columns(), name);
  Picture picture{reader.rows(), reader.columns(), {}};
  const std::size_t bytes_a_row = 4 * picture.columns;
  picture.rgba.resize(picture.rows * bytes_a_row);
  std::vector<png_bytep> rows;
  rows.reserve(picture.rows);
  for (std::size_t row = 0; row < picture.rows; ++row) {
    rows.push_back(picture.rgba.data() + row * bytes_a_row);
  }
  if (!reader.read_rows(rows.data(), bytes_a_row)) {
    throw undecodable(name, "PNG", reader.reason());
  }
  return picture;
}

}  // namespace ae
