#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "io/gzip_bytes.hpp"
#include "io/named_bytes.hpp"

namespace ae::test {

/// The ways in which programs write a .zip archive.
struct ZipStyle {
  bool deflates = false;
  /// The sizes are in an extra field of the local header, as NumPy writes them (force_zip64).
  bool has_zip64_headers = false;
  /// The sizes are behind a member's bytes, as programs write them that write into a pipe.
  bool has_descriptors = false;
  std::string_view comment = "";
};

/// Returns the files as the bytes of a .zip archive (PKWARE, "APPNOTE.TXT").
inline std::vector<std::uint8_t> zip(const std::vector<NamedBytes>& files, ZipStyle style = {}) {
  std::vector<std::uint8_t> archive;
  std::vector<std::uint8_t> directory;
  const std::uint64_t flags = style.has_descriptors ? 8 : 0;
  const std::uint64_t method = style.deflates ? 8 : 0;
  for (const NamedBytes& file : files) {
    const std::vector<std::uint8_t> packed = style.deflates ? deflate(file.bytes) : file.bytes;
    const std::size_t offset = archive.size();
    const bool tells_sizes = !style.has_zip64_headers && !style.has_descriptors;
    append_little_endian(archive, 0x04034b50, 4);
    append_little_endian(archive, 20, 2);
    append_little_endian(archive, flags, 2);
    append_little_endian(archive, method, 2);
    append_little_endian(archive, 0, 4);  // time and date
    append_little_endian(archive, style.has_descriptors ? 0 : crc32(file.bytes), 4);
    const std::uint64_t elsewhere = style.has_zip64_headers ? 0xffffffff : 0;
    append_little_endian(archive, tells_sizes ? packed.size() : elsewhere, 4);
    append_little_endian(archive, tells_sizes ? file.bytes.size() : elsewhere, 4);
    append_little_endian(archive, file.path.size(), 2);
    append_little_endian(archive, style.has_zip64_headers ? 20 : 0, 2);
    archive.insert(archive.end(), file.path.begin(), file.path.end());
    if (style.has_zip64_headers) {
      append_little_endian(archive, 1, 2);
      append_little_endian(archive, 16, 2);
      append_little_endian(archive, file.bytes.size(), 8);
      append_little_endian(archive, packed.size(), 8);
    }
    archive.insert(archive.end(), packed.begin(), packed.end());
    if (style.has_descriptors) {
      append_little_endian(archive, 0x08074b50, 4);
      append_little_endian(archive, crc32(file.bytes), 4);
      append_little_endian(archive, packed.size(), 4);
      append_little_endian(archive, file.bytes.size(), 4);
    }

    append_little_endian(directory, 0x02014b50, 4);
    append_little_endian(directory, 20, 2);
    append_little_endian(directory, 20, 2);
    append_little_endian(directory, flags, 2);
    append_little_endian(directory, method, 2);
    append_little_endian(directory, 0, 4);
    append_little_endian(directory, crc32(file.bytes), 4);
    append_little_endian(directory, packed.size(), 4);
    append_little_endian(directory, file.bytes.size(), 4);
    append_little_endian(directory, file.path.size(), 2);
    append_little_endian(directory, 0, 2 + 2 + 2 + 2 + 4);  // extra field to attributes
    append_little_endian(directory, offset, 4);
    directory.insert(directory.end(), file.path.begin(), file.path.end());
  }
  const std::size_t offset = archive.size();
  archive.insert(archive.end(), directory.begin(), directory.end());
  append_little_endian(archive, 0x06054b50, 4);
  append_little_endian(archive, 0, 4);
  append_little_endian(archive, files.size(), 2);
  append_little_endian(archive, files.size(), 2);
  append_little_endian(archive, directory.size(), 4);
  append_little_endian(archive, offset, 4);
  append_little_endian(archive, style.comment.size(), 2);
  archive.insert(archive.end(), style.comment.begin(), style.comment.end());
  return archive;
}

}  // namespace ae::test
