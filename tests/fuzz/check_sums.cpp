#include "check_sums.hpp"

#include <algorithm>
#include <boost/crc.hpp>
#include <zlib.h>

#include "base/error.hpp"
#include "io/gzip.hpp"
#include "io/gzip_bytes.hpp"
#include "io/inflate.hpp"
#include "io/little_endian.hpp"
#include "io/zip.hpp"

namespace ae::fuzz {
namespace {

constexpr std::size_t most_pixels = std::size_t{1} << 20;

Bytes packed_with(std::span<const std::uint8_t> bytes, int window) {
  z_stream stream{};
  ::deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, window, 8, Z_DEFAULT_STRATEGY);
  Bytes packed(::deflateBound(&stream, static_cast<uLong>(bytes.size())) + 32);
  Bytes copy(bytes.begin(), bytes.end());
  stream.next_in = copy.data();
  stream.avail_in = static_cast<uInt>(copy.size());
  stream.next_out = packed.data();
  stream.avail_out = static_cast<uInt>(packed.size());
  ::deflate(&stream, Z_FINISH);
  packed.resize(stream.total_out);
  ::deflateEnd(&stream);
  return packed;
}

void put(Bytes& bytes, std::size_t offset, std::uint32_t number, bool is_big_endian = false) {
  for (std::size_t i = 0; i < 4 && offset + i < bytes.size(); ++i) {
    const std::size_t shift = 8 * (is_big_endian ? 3 - i : i);
    bytes[offset + i] = static_cast<std::uint8_t>(number >> shift);
  }
}

std::uint32_t big_endian(std::span<const std::uint8_t> bytes, std::size_t offset) {
  std::uint32_t number = 0;
  for (std::size_t i = 0; i < 4; ++i) number = number << 8 | bytes[offset + i];
  return number;
}

struct Sum {
  boost::crc_32_type crc;
  std::size_t size = 0;
};

Inflation add(std::span<const std::uint8_t> packed, Sum& sum) {
  return inflate(packed, [&](std::span<const std::uint8_t> part) {
    sum.crc.process_bytes(part.data(), part.size());
    sum.size += part.size();
    return sum.size <= (std::size_t{1} << 24);
  });
}

/// Returns the zlib stream in the pixels' chunks, with its own sum right.
Bytes zlib_stream(std::span<const std::uint8_t> packed) {
  if (packed.size() < 2) return {packed.begin(), packed.end()};
  Bytes pixels;
  const Inflation inflation = inflate(packed.subspan(2), pixels, most_pixels);
  Bytes stream(packed.begin(), packed.end());
  if (inflation.end != InflateEnd::complete) return stream;
  stream.resize(2 + inflation.bytes_read + 4);
  // The header's own check: the two bytes are a multiple of 31.
  stream[1] = static_cast<std::uint8_t>(stream[1] & 0xc0);
  stream[1] = static_cast<std::uint8_t>(stream[1] + 31 - (256 * stream[0] + stream[1]) % 31);
  const uLong sum = ::adler32(1, pixels.data(), static_cast<uInt>(pixels.size()));
  put(stream, stream.size() - 4, static_cast<std::uint32_t>(sum), true);
  return stream;
}

void append_chunk(Bytes& file, std::string_view name, std::span<const std::uint8_t> content) {
  const std::size_t start = file.size();
  file.resize(start + 4);
  put(file, start, static_cast<std::uint32_t>(content.size()), true);
  file.insert(file.end(), name.begin(), name.end());
  file.insert(file.end(), content.begin(), content.end());
  file.resize(file.size() + 4);
  put(file, file.size() - 4, crc32(std::span(file).subspan(start + 4, 4 + content.size())), true);
}

}  // namespace

Bytes gzipped(std::span<const std::uint8_t> bytes) { return packed_with(bytes, 15 + 16); }
Bytes deflated(std::span<const std::uint8_t> bytes) { return packed_with(bytes, -15); }

Bytes with_gzip_sums(Bytes file) {
  constexpr std::size_t header = 10;
  if (file.size() < header) return file;
  // Optional parts of the header would have to be passed over; most seeds have none.
  if (file[3] != 0) return file;
  Sum sum;
  const Inflation inflation = add(std::span(file).subspan(header), sum);
  if (inflation.end != InflateEnd::complete) return file;
  const std::size_t trailer = header + inflation.bytes_read;
  file.resize(std::max(file.size(), trailer + 8));
  put(file, trailer, sum.crc.checksum());
  put(file, trailer + 4, static_cast<std::uint32_t>(sum.size));
  return file;
}

Bytes with_zip_sums(Bytes archive) {
  constexpr std::uint32_t entry_signature = 0x02014b50;
  constexpr std::size_t entry_header = 46;
  std::vector<ZipMember> members;
  try {
    members = list_zip(archive, "a.zip");
  } catch (const InputError&) {
    return archive;
  }
  std::size_t member = 0;
  for (std::size_t i = 0; i + entry_header < archive.size() && member < members.size(); ++i) {
    const auto at = [&](std::size_t offset) {
      return little_endian<std::uint32_t>(archive, i + offset);
    };
    if (at(0) != entry_signature || at(42) != members[member].offset) continue;
    const ZipMember& entry = members[member++];
    const std::size_t local = std::size_t{entry.offset} + 30;
    if (local > archive.size()) continue;
    const std::size_t begin = local + little_endian<std::uint16_t>(archive, local - 4) +
                              little_endian<std::uint16_t>(archive, local - 2);
    if (begin > archive.size() || archive.size() - begin < entry.packed_size) continue;
    const auto packed = std::span(archive).subspan(begin, entry.packed_size);
    Sum sum;
    if (entry.method == 0) {
      sum.crc.process_bytes(packed.data(), packed.size());
      sum.size = packed.size();
    } else if (add(packed, sum).end != InflateEnd::complete) {
      continue;
    }
    put(archive, i + 16, sum.crc.checksum());
    put(archive, i + 24, static_cast<std::uint32_t>(sum.size));
  }
  return archive;
}

Bytes with_png_sums(Bytes file) {
  constexpr std::size_t signature = 8;
  if (file.size() < signature) return file;
  Bytes repaired(file.begin(), file.begin() + signature);
  Bytes pixels;
  std::size_t offset = signature;
  while (file.size() - offset >= 12) {
    const std::size_t size =
        std::min<std::size_t>(big_endian(file, offset), file.size() - offset - 12);
    const std::string name(file.begin() + static_cast<std::ptrdiff_t>(offset + 4),
                           file.begin() + static_cast<std::ptrdiff_t>(offset + 8));
    const auto content = std::span(file).subspan(offset + 8, size);
    offset += 12 + size;
    if (name == "IDAT") {
      pixels.insert(pixels.end(), content.begin(), content.end());
      continue;
    }
    if (name == "IEND") append_chunk(repaired, "IDAT", zlib_stream(pixels));
    append_chunk(repaired, name, content);
  }
  return repaired;
}

}  // namespace ae::fuzz
