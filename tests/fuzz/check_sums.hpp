#pragma once

#include <span>

#include "target.hpp"

namespace ae::fuzz {

/// Returns the bytes packed as one gzip member, as zlib does.
Bytes gzipped(std::span<const std::uint8_t> bytes);

/// Returns the bytes as a DEFLATE stream, as zlib does.
Bytes deflated(std::span<const std::uint8_t> bytes);

/// Each returns a file with the check sums, and the sizes that belong to them, that its content
/// has; what cannot be made out in it is left alone.
Bytes with_gzip_sums(Bytes file);
Bytes with_zip_sums(Bytes archive);
/// The sums of the chunks and, where the pixels can be unpacked, of their zlib stream.
Bytes with_png_sums(Bytes file);

}  // namespace ae::fuzz
