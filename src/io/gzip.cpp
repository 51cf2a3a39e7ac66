#include "io/gzip.hpp"

#include <algorithm>
#include <limits>
#include <new>

#define ZLIB_CONST
#include <zlib.h>

#include "base/error.hpp"

namespace ae {
namespace {

constexpr std::size_t bytes_an_inflation = std::size_t{1} << 16;
constexpr int gzip_only =
    16 + MAX_WBITS;  // the window size and format that inflateInit2 takes: gzip headers only

struct Inflater {
  z_stream stream{};

  Inflater() {
    if (inflateInit2(&stream, gzip_only) != Z_OK) throw std::bad_alloc();
  }
  ~Inflater() { inflateEnd(&stream); }
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;
};

[[noreturn]] void fail(const std::string& source_name, const std::string& problem) {
  throw InputError("cannot unpack " + source_name + ": " + problem);
}

bool starts_as_gzip(std::span<const std::uint8_t> bytes) {
  return bytes.size() >= 2 && bytes[0] == 0x1f && bytes[1] == 0x8b;
}

}  // namespace

std::vector<std::uint8_t> gunzip(std::span<const std::uint8_t> bytes,
                                 const std::string& source_name, std::size_t limit) {
  if (!starts_as_gzip(bytes)) fail(source_name, "it is no gzip file (those start with 1f 8b)");
  Inflater inflater;
  z_stream& stream = inflater.stream;
  std::vector<std::uint8_t> unpacked;
  while (true) {
    const std::size_t size = unpacked.size();
    unpacked.resize(size + bytes_an_inflation);
    // zlib counts in 32 bits, so a large input is offered to it in parts.
    const auto offered =
        static_cast<uInt>(std::min<std::size_t>(bytes.size(), std::numeric_limits<uInt>::max()));
    stream.next_in = bytes.data();
    stream.avail_in = offered;
    stream.next_out = unpacked.data() + size;
    stream.avail_out = static_cast<uInt>(bytes_an_inflation);
    const int status = inflate(&stream, Z_NO_FLUSH);
    unpacked.resize(size + bytes_an_inflation - stream.avail_out);
    bytes = bytes.subspan(offered - stream.avail_in);

    if (status == Z_MEM_ERROR) throw std::bad_alloc();
    if (status != Z_OK && status != Z_STREAM_END && status != Z_BUF_ERROR) {
      fail(source_name, std::string("its gzip data are damaged (") +
                            (stream.msg != nullptr ? stream.msg : "unknown error") + ")");
    }
    if (unpacked.size() > limit) {
      fail(source_name, "it unpacks to more than the " + std::to_string(limit) +
                            " bytes that were expected at most");
    }
    if (status == Z_STREAM_END) {
      if (bytes.empty()) return unpacked;
      if (!starts_as_gzip(bytes)) {
        fail(source_name, std::to_string(bytes.size()) +
                              " bytes follow its gzip data, and nothing was expected there");
      }
      inflateReset(&stream);
    } else if (bytes.empty() && stream.avail_out > 0) {
      fail(source_name, "its gzip data are cut short");
    }
  }
}

}  // namespace ae
