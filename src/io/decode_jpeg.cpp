#include <algorithm>
#include <array>
#include <csetjmp>
#include <cstdio>
#include <jerror.h>
#include <jpeglib.h>
#include <vector>

#include "io/exif_orientation.hpp"
#include "io/picture_decoders.hpp"

namespace ae {
namespace {

// A progressive JPEG of a few kilobytes may ask for thousands of passes over all pixels.
constexpr int most_scans = 200;

/// libjpeg's reader of one picture. libjpeg reports an error by a jump out of its function, which
/// is taken in the two functions that call it and that have nothing to destroy.
class JpegReader {
 public:
  explicit JpegReader(std::span<const std::uint8_t> bytes) {
    info_.err = jpeg_std_error(&errors_);
    info_.client_data = this;
    errors_.error_exit = fail;
    errors_.emit_message = hear;
    errors_.output_message = [](j_common_ptr) {};
    progress_.progress_monitor = count_scans;
    if (setjmp(jump_) != 0) return;
    jpeg_create_decompress(&info_);
    info_.progress = &progress_;
    jpeg_mem_src(&info_, bytes.data(), static_cast<unsigned long>(bytes.size()));
  }
  ~JpegReader() { jpeg_destroy_decompress(&info_); }
  JpegReader(const JpegReader&) = delete;
  JpegReader& operator=(const JpegReader&) = delete;

  /// Reads what stands before the pixels.
  bool read_header() {
    if (info_.src == nullptr || setjmp(jump_) != 0) return false;
    jpeg_save_markers(&info_, JPEG_APP0 + 1, 0xffff);
    jpeg_read_header(&info_, TRUE);
    const bool is_cmyk = info_.jpeg_color_space == JCS_CMYK || info_.jpeg_color_space == JCS_YCCK;
    info_.out_color_space = is_cmyk ? JCS_CMYK : JCS_RGB;
    return true;
  }

  [[nodiscard]] std::size_t rows() const { return info_.image_height; }
  [[nodiscard]] std::size_t columns() const { return info_.image_width; }

  [[nodiscard]] int orientation() const {
    for (auto* marker = info_.marker_list; marker != nullptr; marker = marker->next) {
      const int found = exif_orientation({marker->data, marker->data_length});
      if (found != 1) return found;
    }
    return 1;
  }

  /// Reads the pixels as red, green, blue and opacity. `line` has room for four bytes a column.
  bool read_rows(std::uint8_t* rgba, std::uint8_t* line) {
    if (setjmp(jump_) != 0) return false;
    jpeg_start_decompress(&info_);
    while (info_.output_scanline < info_.output_height) {
      std::uint8_t* to = rgba + std::size_t{4} * info_.output_width * info_.output_scanline;
      if (jpeg_read_scanlines(&info_, &line, 1) != 1) return false;
      const std::uint8_t* from = line;
      for (JDIMENSION column = 0; column < info_.output_width; ++column, to += 4) {
        from = convert(from, to);
      }
    }
    jpeg_finish_decompress(&info_);
    return true;
  }

  [[nodiscard]] std::string reason() const { return reason_.data(); }

 private:
  /// Converts one pixel and returns where the next one is.
  const std::uint8_t* convert(const std::uint8_t* from, std::uint8_t* to) const {
    const bool is_cmyk = info_.out_color_space == JCS_CMYK;
    // Adobe stores CMYK as 255 less the ink, and as browsers do this takes all CMYK for Adobe's.
    const unsigned light = is_cmyk ? from[3] : 255U;
    for (int i = 0; i < 3; ++i) to[i] = static_cast<std::uint8_t>((from[i] * light + 127) / 255);
    to[3] = 255;
    return from + (is_cmyk ? 4 : 3);
  }

  static JpegReader& reader_of(j_common_ptr info) {
    return *static_cast<JpegReader*>(info->client_data);
  }

  [[noreturn]] static void fail(j_common_ptr info) {
    JpegReader& reader = reader_of(info);
    info->err->format_message(info, reader.reason_.data());
    std::longjmp(reader.jump_, 1);
  }

  [[noreturn]] void give_up(const char* reason) {
    std::snprintf(reason_.data(), reason_.size(), "%s", reason);
    std::longjmp(jump_, 1);
  }

  /// Takes the warnings of data that are cut short or damaged for errors.
  static void hear(j_common_ptr info, int level) {
    if (level >= 0) return;
    const int code = info->err->msg_code;
    if (code == JWRN_JPEG_EOF) reader_of(info).give_up("it is cut short");
    if (code == JWRN_HIT_MARKER || code == JWRN_HUFF_BAD_CODE) fail(info);
  }

  static void count_scans(j_common_ptr info) {
    JpegReader& reader = reader_of(info);
    if (reader.info_.input_scan_number > most_scans) {
      reader.give_up("it has more than 200 scans");
    }
  }

  std::jmp_buf jump_{};
  std::array<char, JMSG_LENGTH_MAX> reason_{};
  jpeg_error_mgr errors_{};
  jpeg_progress_mgr progress_{};
  jpeg_decompress_struct info_{};
};

}  // namespace

Picture decode_jpeg(std::span<const std::uint8_t> bytes, const std::string& name) {
  JpegReader reader(bytes);
  if (!reader.read_header()) throw undecodable(name, "JPEG", reader.reason());
  check_picture_size(reader.rows(), reader.columns(), name);
  const int orientation = reader.orientation();  // libjpeg forgets the markers at the end
  Picture picture{reader.rows(), reader.columns(), {}};
  picture.rgba.resize(4 * picture.rows * picture.columns);
  std::vector<std::uint8_t> line(4 * picture.columns);
  if (!reader.read_rows(picture.rgba.data(), line.data())) {
    throw undecodable(name, "JPEG", reader.reason());
  }
  return upright(std::move(picture), orientation);
}

}  // namespace ae
