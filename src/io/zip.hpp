#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

// The format ZIP (PKWARE, "APPNOTE.TXT", 6.3.10): members, then a directory of them, then the
// directory's place.

namespace ae {

/// A file in a .zip archive, as its directory describes it.
struct ZipMember {
  std::string name;  ///< with slashes between folders
  std::uint16_t flags = 0;
  std::uint16_t method = 0;  ///< 0 for stored, 8 for DEFLATE
  std::uint32_t check_sum = 0;
  std::uint32_t packed_size = 0;
  std::uint32_t size = 0;
  std::uint32_t offset = 0;  ///< of its local header
};

/// Returns whether the bytes begin as those of a .zip archive, "PK" and a header of a member or of
/// an empty archive.
bool is_zip(std::span<const std::uint8_t> bytes);

/// Returns the archive's files in the directory's order, without its folders. Throws InputError,
/// naming the archive, where the directory is missing, damaged or over 16 MiB, or the archive has
/// several parts or is of the kind for more than 4 GiB (ZIP64).
std::vector<ZipMember> list_zip(std::span<const std::uint8_t> archive, const std::string& source);

/// Unpacks a member. Throws InputError, naming the archive and the member, where it is encrypted,
/// packed by another method than DEFLATE, damaged, or of more than `limit` bytes.
std::vector<std::uint8_t> unzip(std::span<const std::uint8_t> archive, const ZipMember& member,
                                const std::string& source, std::size_t limit);

/// Returns the first `count` bytes of a member, or all where it has fewer; nothing further is
/// unpacked. Throws InputError as unzip() does, as far as that.
std::vector<std::uint8_t> unzip_head(std::span<const std::uint8_t> archive, const ZipMember& member,
                                     const std::string& source, std::size_t count);

}  // namespace ae
