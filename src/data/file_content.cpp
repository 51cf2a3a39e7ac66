#include "data/file_content.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "base/text.hpp"
#include "io/gzip.hpp"
#include "io/idx.hpp"
#include "io/npy.hpp"
#include "io/table.hpp"
#include "io/zip.hpp"

namespace ae {
namespace {

using namespace std::string_view_literals;

/// The bytes that a kind of file has at a place.
struct Signature {
  std::size_t offset;
  std::string_view bytes;
  FileContent content;
  std::string_view description;
};

constexpr std::array signatures = {
    Signature{0, "\x89PNG\r\n"sv, FileContent::picture, "a PNG picture"},
    Signature{0, "\xFF\xD8\xFF"sv, FileContent::picture, "a JPEG picture"},
    Signature{0, "GIF8"sv, FileContent::picture, "a GIF picture"},
    Signature{8, "WEBP"sv, FileContent::picture, "a WebP picture"},
    Signature{4, "ftypavif"sv, FileContent::picture, "an AVIF picture"},
    Signature{4, "ftyphei"sv, FileContent::known, "a HEIC picture, which few programs read"},
    Signature{257, "ustar"sv, FileContent::known, "a tar archive, which is to be unpacked first"},
    Signature{0, "\x89HDF"sv, FileContent::known, "an HDF5 file"},
    Signature{0, "MATLAB"sv, FileContent::known, "a MATLAB file"},
    Signature{0, "PAR1"sv, FileContent::known, "a Parquet file"},
    Signature{0, "%PDF"sv, FileContent::known, "a PDF document"},
    Signature{0, "\x80\x02"sv, FileContent::known,
              "a Python pickle, which is not read because it could run programs"},
    Signature{0, "\x80\x03"sv, FileContent::known,
              "a Python pickle, which is not read because it could run programs"},
    Signature{0, "\x80\x04"sv, FileContent::known,
              "a Python pickle, which is not read because it could run programs"},
    Signature{8, "{\""sv, FileContent::known, "a model (safetensors)"},
};

bool has(std::string_view head, const Signature& signature) {
  return head.size() >= signature.offset &&
         head.substr(signature.offset).starts_with(signature.bytes);
}

std::string_view as_text(std::span<const std::uint8_t> head) {
  return {reinterpret_cast<const char*>(head.data()), std::min(head.size(), head_size)};
}

/// Returns whether a text begins as a BMP picture does, and not as a table of BMIs.
bool is_bmp(std::string_view head) {
  return head.starts_with("BM") && head.size() > 10 && head.substr(6).starts_with("\0\0\0\0"sv);
}

bool is_web_page(std::string_view text) {
  const std::size_t start = text.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (start == std::string_view::npos) return false;
  const std::string beginning = lower_case(text.substr(start, 9));
  return beginning.starts_with("<!doctype") || beginning.starts_with("<html") ||
         beginning.starts_with("<head");
}

}  // namespace

FileContent content_of(std::span<const std::uint8_t> head) {
  if (is_gzip(head)) return FileContent::gzip;
  if (is_zip(head)) return FileContent::zip;
  if (is_npy(head)) return FileContent::npy;
  if (is_idx(head)) return FileContent::idx;
  const std::string_view text = as_text(head);
  for (const Signature& signature : signatures) {
    if (has(text, signature)) return signature.content;
  }
  if (is_bmp(text)) return FileContent::picture;
  if (is_web_page(text)) return FileContent::web_page;
  return looks_like_table(text) ? FileContent::table : FileContent::unknown;
}

std::string_view description_of(std::span<const std::uint8_t> head) {
  if (head.empty()) return "empty";
  switch (content_of(head)) {
    case FileContent::gzip:
      return "a gzip archive";
    case FileContent::zip:
      return "a ZIP archive";
    case FileContent::npy:
      return "a NumPy array";
    case FileContent::idx:
      return "an IDX file";
    case FileContent::web_page:
      return "a web page";
    case FileContent::table:
      return "a table";
    case FileContent::unknown:
      return "no data of a known kind";
    case FileContent::picture:
    case FileContent::known:
      break;
  }
  const std::string_view text = as_text(head);
  if (is_bmp(text)) return "a BMP picture";
  const auto* const found = std::ranges::find_if(
      signatures, [&](const Signature& signature) { return has(text, signature); });
  return found->description;
}

}  // namespace ae
