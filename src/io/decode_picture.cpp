#include "io/decode_picture.hpp"

#include <array>
#include <cstring>
#include <string_view>

#include "io/picture_decoders.hpp"

namespace ae {
namespace {

using namespace std::string_view_literals;

using Decoder = Picture (*)(std::span<const std::uint8_t>, const std::string&);

/// A kind of picture, the bytes at its beginning or a little behind, and its decoder if it has one.
struct PictureKind {
  const char* kind;
  std::string_view beginning;
  std::string_view behind = ""sv;  ///< what stands at `offset`
  std::size_t offset = 0;
  Decoder decode = nullptr;
};

constexpr std::array picture_kinds = {
    PictureKind{.kind = "a PNG", .beginning = "\x89PNG\r\n\x1a\n"sv, .decode = decode_png},
    PictureKind{.kind = "a JPEG", .beginning = "\xff\xd8\xff"sv, .decode = decode_jpeg},
    PictureKind{.kind = "a GIF", .beginning = "GIF8"sv, .decode = decode_gif},
    // Between "BM" and four zeros stands the file's size.
    PictureKind{.kind = "a BMP",
                .beginning = "BM"sv,
                .behind = "\0\0\0\0"sv,
                .offset = 6,
                .decode = decode_bmp},
    PictureKind{.kind = "a WebP", .beginning = "RIFF"sv, .behind = "WEBP"sv, .offset = 8},
    PictureKind{.kind = "an AVIF", .beginning = ""sv, .behind = "ftypavif"sv, .offset = 4},
};

bool is_at(std::span<const std::uint8_t> bytes, std::size_t offset, std::string_view text) {
  return bytes.size() >= offset + text.size() &&
         (text.empty() || std::memcmp(bytes.data() + offset, text.data(), text.size()) == 0);
}

const PictureKind* kind_of(std::span<const std::uint8_t> bytes) {
  for (const PictureKind& kind : picture_kinds) {
    if (is_at(bytes, 0, kind.beginning) && is_at(bytes, kind.offset, kind.behind)) return &kind;
  }
  return nullptr;
}

}  // namespace

bool starts_as_picture(std::span<const std::uint8_t> bytes) { return kind_of(bytes) != nullptr; }

Picture decode_picture(std::span<const std::uint8_t> bytes, const std::string& name) {
  const PictureKind* kind = kind_of(bytes);
  if (kind == nullptr) {
    throw InputError(name + " is not a picture: a PNG, JPEG, GIF or BMP was expected");
  }
  if (kind->decode == nullptr) {
    throw InputError(name + " is " + kind->kind +
                     " picture, which the page reads but the command line does not: a PNG, JPEG, "
                     "GIF or BMP was expected");
  }
  return kind->decode(bytes, name);
}

}  // namespace ae
