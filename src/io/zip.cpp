#include "io/zip.hpp"

#include <algorithm>
#include <optional>

#include "base/error.hpp"
#include "io/inflate.hpp"
#include "io/little_endian.hpp"

namespace ae {
namespace {

constexpr std::uint32_t member_signature = 0x04034b50;
constexpr std::uint32_t entry_signature = 0x02014b50;
constexpr std::uint32_t end_signature = 0x06054b50;
constexpr std::size_t member_header = 30;
constexpr std::size_t entry_header = 46;
constexpr std::size_t end_header = 22;
constexpr std::size_t longest_comment = 0xffff;
constexpr std::size_t largest_directory = std::size_t{1} << 24;
constexpr std::uint16_t stored = 0;
constexpr std::uint16_t deflated = 8;
constexpr std::uint16_t is_encrypted = 0x0001;

using Bytes = std::span<const std::uint8_t>;

[[noreturn]] void refuse_archive(const std::string& source, const std::string& problem) {
  throw InputError("cannot unpack " + source + ": " + problem + ".");
}

/// Returns the offset of the record that ends the archive, which a comment may follow.
std::optional<std::size_t> find_end(Bytes archive) {
  if (archive.size() < end_header) return std::nullopt;
  const std::size_t last = archive.size() - end_header;
  const std::size_t first = last > longest_comment ? last - longest_comment : 0;
  for (std::size_t offset = last + 1; offset-- > first;) {
    if (little_endian<std::uint32_t>(archive, offset) == end_signature) return offset;
  }
  return std::nullopt;
}

[[noreturn]] void refuse_member(const ZipMember& member, const std::string& source,
                                const std::string& problem) {
  refuse_archive(source, member.name + " in it " + problem);
}

/// Returns a member's bytes as they are stored.
Bytes packed_bytes(Bytes archive, const ZipMember& member, const std::string& source) {
  if ((member.flags & is_encrypted) != 0) refuse_member(member, source, "is encrypted");
  if (member.method != stored && member.method != deflated) {
    refuse_member(member, source,
                  "is packed by method " + std::to_string(member.method) +
                      ", and 0 (stored) or 8 (DEFLATE) was expected");
  }
  if (member.offset > archive.size() || archive.size() - member.offset < member_header ||
      little_endian<std::uint32_t>(archive, member.offset) != member_signature) {
    refuse_member(member, source, "is not where the directory says");
  }
  const std::size_t begin = std::size_t{member.offset} + member_header +
                            little_endian<std::uint16_t>(archive, member.offset + 26U) +
                            little_endian<std::uint16_t>(archive, member.offset + 28U);
  if (begin > archive.size() || archive.size() - begin < member.packed_size) {
    refuse_member(member, source, "is cut short");
  }
  return archive.subspan(begin, member.packed_size);
}

}  // namespace

bool is_zip(std::span<const std::uint8_t> bytes) {
  if (bytes.size() < 4) return false;
  const auto signature = little_endian<std::uint32_t>(bytes, 0);
  return signature == member_signature || signature == end_signature;
}

std::vector<ZipMember> list_zip(std::span<const std::uint8_t> archive, const std::string& source) {
  const std::optional<std::size_t> end = find_end(archive);
  if (!end) refuse_archive(source, "its directory is missing, so it may be cut short");
  const auto disk = little_endian<std::uint16_t>(archive, *end + 4);
  const auto count = little_endian<std::uint16_t>(archive, *end + 10);
  const auto size = little_endian<std::uint32_t>(archive, *end + 12);
  const auto offset = little_endian<std::uint32_t>(archive, *end + 16);
  if (disk != 0)
    refuse_archive(source, "it is one part of several, and a whole archive was expected");
  if (count == 0xffff || offset == 0xffffffff) {
    refuse_archive(source,
                   "it is a ZIP64 archive, for more than 65,535 files or 4 GiB, which is not read");
  }
  if (offset > *end || size > *end - offset)
    refuse_archive(source, "its directory lies beyond its end");
  if (size > largest_directory) {
    refuse_archive(source, "its directory has " + std::to_string(size) + " bytes, and at most " +
                               std::to_string(largest_directory) + " were expected");
  }
  Bytes directory = archive.subspan(offset, size);
  std::vector<ZipMember> members;
  for (std::size_t i = 0; i < count; ++i) {
    if (directory.size() < entry_header ||
        little_endian<std::uint32_t>(directory, 0) != entry_signature) {
      refuse_archive(source, "its directory is damaged at file " + std::to_string(i + 1));
    }
    const auto name_size = little_endian<std::uint16_t>(directory, 28);
    const std::size_t entry_size = entry_header + name_size +
                                   std::size_t{little_endian<std::uint16_t>(directory, 30)} +
                                   little_endian<std::uint16_t>(directory, 32);
    if (entry_size > directory.size()) {
      refuse_archive(source, "its directory is damaged at file " + std::to_string(i + 1));
    }
    const auto* name = reinterpret_cast<const char*>(directory.data()) + entry_header;
    ZipMember member{.name = {name, name_size},
                     .flags = little_endian<std::uint16_t>(directory, 8),
                     .method = little_endian<std::uint16_t>(directory, 10),
                     .check_sum = little_endian<std::uint32_t>(directory, 16),
                     .packed_size = little_endian<std::uint32_t>(directory, 20),
                     .size = little_endian<std::uint32_t>(directory, 24),
                     .offset = little_endian<std::uint32_t>(directory, 42)};
    directory = directory.subspan(entry_size);
    std::ranges::replace(member.name, '\\', '/');
    if (!member.name.empty() && !member.name.ends_with('/')) members.push_back(std::move(member));
  }
  return members;
}

std::vector<std::uint8_t> unzip(std::span<const std::uint8_t> archive, const ZipMember& member,
                                const std::string& source, std::size_t limit) {
  if (member.size > limit) {
    refuse_member(member, source,
                  "has " + std::to_string(member.size) + " bytes, and at most " +
                      std::to_string(limit) + " were expected");
  }
  const Bytes packed = packed_bytes(archive, member, source);
  std::vector<std::uint8_t> bytes;
  if (member.method == stored) {
    bytes.assign(packed.begin(), packed.end());
  } else {
    bytes.reserve(std::min<std::size_t>(member.size, most_unpacked(packed.size())));
    if (inflate(packed, bytes, member.size).end != InflateEnd::complete) {
      refuse_member(member, source, "is damaged");
    }
  }
  if (bytes.size() != member.size || crc32(bytes) != member.check_sum) {
    refuse_member(member, source, "is damaged: its length or check sum is not the directory's");
  }
  return bytes;
}

std::vector<std::uint8_t> unzip_head(std::span<const std::uint8_t> archive, const ZipMember& member,
                                     const std::string& source, std::size_t count) {
  const Bytes packed = packed_bytes(archive, member, source);
  std::vector<std::uint8_t> head;
  const auto take = [&](Bytes part) {
    const Bytes taken = part.first(std::min(part.size(), count - head.size()));
    head.insert(head.end(), taken.begin(), taken.end());
    return head.size() < count;
  };
  if (member.method == stored) {
    take(packed);
  } else if (const InflateEnd end = inflate(packed, take).end;
             end == InflateEnd::cut_short || end == InflateEnd::damaged) {
    refuse_member(member, source, "is damaged");
  }
  return head;
}

}  // namespace ae
