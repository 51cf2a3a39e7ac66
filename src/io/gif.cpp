#include "io/gif.hpp"

#include <array>
#include <gif_lib.h>
#include <memory>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "io/atomic_file.hpp"

namespace ae {
namespace {

constexpr int largest_field = 65535;  // the format stores sizes and delays as 16-bit fields
constexpr int grey_levels = 256;

void check(const std::filesystem::path& path, std::span<const GreyImage> frames, int delay) {
  const std::string start = "cannot write " + path.string() + ": ";
  if (frames.empty()) throw InputError(start + "a GIF needs at least one frame, and there are 0");
  if (delay < 0 || delay > largest_field) {
    throw InputError(start + "the delay is " + std::to_string(delay) +
                     " hundredths of a second, and must be 0 to 65535");
  }
  const GreyImage& first = frames.front();
  for (const GreyImage& frame : frames) {
    const std::string size = std::to_string(frame.rows) + "x" + std::to_string(frame.columns);
    if (frame.rows == 0 || frame.columns == 0 || frame.rows > largest_field ||
        frame.columns > largest_field || frame.pixels.size() != frame.rows * frame.columns) {
      throw InputError(start + "a frame of " + size + " with " +
                       std::to_string(frame.pixels.size()) + " pixels is no GIF frame");
    }
    if (frame.rows != first.rows || frame.columns != first.columns) {
      throw InputError(start + "all frames must have one size, but there are " +
                       std::to_string(first.rows) + "x" + std::to_string(first.columns) + " and " +
                       size);
    }
  }
}

/// The encoder of giflib, writing to memory. Its C callbacks must not throw, so running out of
/// memory is reported as a short write.
class GifEncoder {
 public:
  explicit GifEncoder(const std::filesystem::path& path) : path_(path) {
    int error = 0;
    gif_ = EGifOpen(&bytes_, append, &error);
    if (gif_ == nullptr) fail(error);
  }
  ~GifEncoder() {
    if (gif_ != nullptr) EGifCloseFile(gif_, nullptr);
  }
  GifEncoder(const GifEncoder&) = delete;
  GifEncoder& operator=(const GifEncoder&) = delete;

  void begin(int rows, int columns) {
    const std::unique_ptr<ColorMapObject, decltype(&GifFreeMapObject)> greys(
        GifMakeMapObject(grey_levels, nullptr), GifFreeMapObject);
    if (greys == nullptr) fail(E_GIF_ERR_NOT_ENOUGH_MEM);
    for (int level = 0; level < grey_levels; ++level) {
      const auto value = static_cast<GifByteType>(level);
      greys->Colors[level] = {value, value, value};
    }
    EGifSetGifVersion(gif_, true);
    check(EGifPutScreenDesc(gif_, columns, rows, 8, 0, greys.get()));
    // Netscape's looping extension consists of sub-block 1 and the count of loops, where 0 is
    // endless.
    constexpr std::array<GifByteType, 3> loop_for_ever{1, 0, 0};
    check(EGifPutExtensionLeader(gif_, APPLICATION_EXT_FUNC_CODE));
    check(EGifPutExtensionBlock(gif_, 11, "NETSCAPE2.0"));
    check(EGifPutExtensionBlock(gif_, loop_for_ever.size(), loop_for_ever.data()));
    check(EGifPutExtensionTrailer(gif_));
  }

  void add(const GreyImage& frame, int delay) {
    const GraphicsControlBlock control{DISPOSE_DO_NOT, false, delay, NO_TRANSPARENT_COLOR};
    std::array<GifByteType, 4> extension{};
    EGifGCBToExtension(&control, extension.data());
    check(EGifPutExtension(gif_, GRAPHICS_EXT_FUNC_CODE, extension.size(), extension.data()));
    const int columns = static_cast<int>(frame.columns);
    check(EGifPutImageDesc(gif_, 0, 0, columns, static_cast<int>(frame.rows), false, nullptr));
    std::vector<GifPixelType> line(
        frame.columns);  // giflib changes the line in place, so it gets a copy
    for (std::size_t row = 0; row < frame.rows; ++row) {
      const auto start = frame.pixels.begin() + static_cast<std::ptrdiff_t>(row * frame.columns);
      line.assign(start, start + columns);
      check(EGifPutLine(gif_, line.data(), columns));
    }
  }

  std::vector<std::uint8_t> finish() {
    int error = 0;
    const int status = EGifCloseFile(gif_, &error);
    gif_ = nullptr;
    if (status != GIF_OK) fail(error);
    return std::move(bytes_);
  }

 private:
  static int append(GifFileType* gif, const GifByteType* data, int size) try {
    auto& bytes = *static_cast<std::vector<std::uint8_t>*>(gif->UserData);
    bytes.insert(bytes.end(), data, data + size);
    return size;
  } catch (...) {
    return 0;
  }

  void check(int status) const {
    if (status != GIF_OK) fail(gif_->Error);
  }

  [[noreturn]] void fail(int error) const {
    const char* reason = GifErrorString(error);
    throw RunError("cannot write " + path_.string() + ": " +
                   (reason != nullptr ? reason : "the GIF encoder failed"));
  }

  const std::filesystem::path& path_;
  std::vector<std::uint8_t> bytes_;
  GifFileType* gif_ = nullptr;
};

}  // namespace

void write_gif(const std::filesystem::path& path, std::span<const GreyImage> frames, int delay) {
  check(path, frames, delay);
  GifEncoder encoder(path);
  encoder.begin(static_cast<int>(frames.front().rows), static_cast<int>(frames.front().columns));
  for (const GreyImage& frame : frames) encoder.add(frame, delay);
  write_file_atomically(path, encoder.finish());
}

}  // namespace ae
