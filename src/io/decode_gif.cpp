#include <algorithm>
#include <array>
#include <gif_lib.h>
#include <memory>
#include <vector>

#include "io/picture_decoders.hpp"

namespace ae {
namespace {

/// The first frame of a GIF, as giflib reads it record by record.
class GifReader {
 public:
  GifReader(std::span<const std::uint8_t> bytes, const std::string& name)
      : rest_(bytes), name_(name) {
    int error = 0;
    gif_.reset(DGifOpen(this, take, &error));
    if (gif_ == nullptr) fail(error);
  }

  Picture read() {
    int transparent = NO_TRANSPARENT_COLOR;
    for (;;) {
      GifRecordType record{};
      check(DGifGetRecordType(gif_.get(), &record));
      if (record == IMAGE_DESC_RECORD_TYPE) return read_frame(transparent);
      if (record == TERMINATE_RECORD_TYPE) throw undecodable(name_, "GIF", "it has no frame");
      if (record == EXTENSION_RECORD_TYPE) transparent = read_extension(transparent);
    }
  }

 private:
  struct Close {
    void operator()(GifFileType* gif) const { DGifCloseFile(gif, nullptr); }
  };

  static int take(GifFileType* gif, GifByteType* to, int count) {
    auto& rest = static_cast<GifReader*>(gif->UserData)->rest_;
    const std::size_t taken = std::min(rest.size(), static_cast<std::size_t>(count));
    std::copy_n(rest.begin(), taken, to);
    rest = rest.subspan(taken);
    return static_cast<int>(taken);
  }

  void check(int status) const {
    if (status != GIF_OK) fail(gif_->Error);
  }

  [[noreturn]] void fail(int error) const {
    const char* reason = GifErrorString(error);
    throw undecodable(name_, "GIF", reason != nullptr ? reason : "it is damaged");
  }

  /// Returns the transparent colour from now on.
  int read_extension(int transparent) {
    int function = 0;
    GifByteType* block = nullptr;
    check(DGifGetExtension(gif_.get(), &function, &block));
    while (block != nullptr) {
      GraphicsControlBlock control{};
      if (function == GRAPHICS_EXT_FUNC_CODE &&
          DGifExtensionToGCB(block[0], block + 1, &control) == GIF_OK) {
        transparent = control.TransparentColor;
      }
      check(DGifGetExtensionNext(gif_.get(), &block));
    }
    return transparent;
  }

  /// Reads the frame into a picture of the whole screen, transparent where the frame is not.
  Picture read_frame(int transparent) {
    check(DGifGetImageDesc(gif_.get()));
    const GifImageDesc& frame = gif_->Image;
    const auto sum = [](int a, int b) {
      return static_cast<std::size_t>(a) + static_cast<std::size_t>(b);
    };
    const std::size_t rows = std::max(sum(gif_->SHeight, 0), sum(frame.Top, frame.Height));
    const std::size_t columns = std::max(sum(gif_->SWidth, 0), sum(frame.Left, frame.Width));
    check_picture_size(rows, columns, name_);
    const ColorMapObject* map = frame.ColorMap != nullptr ? frame.ColorMap : gif_->SColorMap;
    if (map == nullptr) throw undecodable(name_, "GIF", "it has no colours");
    Picture picture{rows, columns, std::vector<std::uint8_t>(4 * rows * columns)};
    std::vector<GifPixelType> line(static_cast<std::size_t>(frame.Width));
    for (const int row : order_of_rows(frame)) {
      check(DGifGetLine(gif_.get(), line.data(), frame.Width));
      std::uint8_t* to =
          picture.rgba.data() + 4 * (sum(frame.Top, row) * columns + sum(frame.Left, 0));
      for (const GifPixelType index : line) {
        if (index != transparent && index < map->ColorCount) {
          const GifColorType colour = map->Colors[index];
          std::ranges::copy(std::array{colour.Red, colour.Green, colour.Blue, GifByteType{255}},
                            to);
        }
        to += 4;
      }
    }
    return picture;
  }

  /// Returns the rows of a frame in the order in which they are stored.
  static std::vector<int> order_of_rows(const GifImageDesc& frame) {
    struct Pass {
      int first;
      int step;
    };
    constexpr std::array interlaced = {Pass{0, 8}, Pass{4, 8}, Pass{2, 4}, Pass{1, 2}};
    constexpr std::array plain = {Pass{0, 1}};
    std::vector<int> rows;
    const std::span<const Pass> passes =
        frame.Interlace ? std::span<const Pass>(interlaced) : std::span<const Pass>(plain);
    for (const Pass& pass : passes) {
      for (int row = pass.first; row < frame.Height; row += pass.step) rows.push_back(row);
    }
    return rows;
  }

  std::span<const std::uint8_t> rest_;
  const std::string& name_;
  std::unique_ptr<GifFileType, Close> gif_;
};

}  // namespace

Picture decode_gif(std::span<const std::uint8_t> bytes, const std::string& name) {
  return GifReader(bytes, name).read();
}

}  // namespace ae
