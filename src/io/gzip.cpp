#include "io/gzip.hpp"

#include <algorithm>
#include <boost/crc.hpp>
#include <optional>

#include "base/error.hpp"
#include "io/inflate.hpp"
#include "io/little_endian.hpp"

namespace ae {
namespace {

// RFC 1952, section 2.3.
constexpr std::size_t fixed_header = 10;
constexpr std::size_t trailer = 8;
constexpr std::uint8_t deflate_method = 8;
constexpr std::uint8_t has_header_check = 0x02;
constexpr std::uint8_t has_extra_field = 0x04;
constexpr std::uint8_t has_name = 0x08;
constexpr std::uint8_t has_comment = 0x10;
constexpr std::uint8_t unknown_flags = 0xe0;

[[noreturn]] void fail(const std::string& source_name, const std::string& problem) {
  throw InputError("cannot unpack " + source_name + ": " + problem);
}

/// Returns the length of a member's header, or nothing where the bytes end within it.
std::optional<std::size_t> header_size(std::span<const std::uint8_t> member) {
  if (member.size() < fixed_header) return std::nullopt;
  const std::uint8_t flags = member[3];
  std::size_t size = fixed_header;
  if ((flags & has_extra_field) != 0) {
    if (member.size() < size + 2) return std::nullopt;
    size += 2U + little_endian<std::uint16_t>(member, size);
  }
  for (const std::uint8_t text : {has_name, has_comment}) {
    if ((flags & text) == 0) continue;
    if (size > member.size()) return std::nullopt;
    const auto rest = member.subspan(size);
    size += static_cast<std::size_t>(std::ranges::find(rest, 0) - rest.begin()) + 1;
  }
  if ((flags & has_header_check) != 0) size += 2;
  return size <= member.size() ? std::optional(size) : std::nullopt;
}

/// Unpacks all members and checks their sums. Returns false, with nothing checked, where `take`
/// does not go on.
bool unpack_members(std::span<const std::uint8_t> bytes, const std::string& source_name,
                    const TakeBytes& take) {
  if (!is_gzip(bytes)) fail(source_name, "it is no gzip file (those start with 1f 8b)");
  const std::string cut_short = "its gzip data are cut short";
  const auto damaged = [&](const char* how) {
    fail(source_name, std::string("its gzip data are damaged (") + how + ")");
  };
  while (true) {
    if (bytes.size() > 2 && bytes[2] != deflate_method) damaged("unknown compression method");
    if (bytes.size() > 3 && (bytes[3] & unknown_flags) != 0) damaged("unknown header flags");
    const std::optional<std::size_t> header = header_size(bytes);
    if (!header) fail(source_name, cut_short);
    bytes = bytes.subspan(*header);
    boost::crc_32_type sum;
    std::size_t size = 0;
    const Inflation inflation = inflate(bytes, [&](std::span<const std::uint8_t> part) {
      sum.process_bytes(part.data(), part.size());
      size += part.size();
      return take(part);
    });
    if (inflation.end == InflateEnd::over_limit) return false;
    if (inflation.end == InflateEnd::damaged) damaged("invalid block");
    bytes = bytes.subspan(inflation.bytes_read);
    if (inflation.end == InflateEnd::cut_short || bytes.size() < trailer) {
      fail(source_name, cut_short);
    }
    if (little_endian<std::uint32_t>(bytes, 0) != sum.checksum()) damaged("incorrect data check");
    if (little_endian<std::uint32_t>(bytes, 4) != static_cast<std::uint32_t>(size)) {
      damaged("incorrect length check");
    }
    bytes = bytes.subspan(trailer);
    // Some writers fill a block with zeros, as gzip's manual allows.
    if (std::ranges::all_of(bytes, [](std::uint8_t byte) { return byte == 0; })) return true;
    if (!is_gzip(bytes)) {
      fail(source_name, std::to_string(bytes.size()) +
                            " bytes follow its gzip data, and nothing was expected there");
    }
  }
}

[[noreturn]] void fail_as_larger(const std::string& source_name, std::size_t limit) {
  fail(source_name, "it unpacks to more than the " + std::to_string(limit) +
                        " bytes that were expected at most");
}

std::size_t unpacked_size(std::span<const std::uint8_t> bytes, const std::string& source_name,
                          std::size_t limit) {
  std::size_t size = 0;
  const bool is_whole = unpack_members(bytes, source_name, [&](std::span<const std::uint8_t> part) {
    size += part.size();
    return size <= limit;
  });
  if (!is_whole) fail_as_larger(source_name, limit);
  return size;
}

}  // namespace

bool is_gzip(std::span<const std::uint8_t> bytes) {
  return bytes.size() >= 2 && bytes[0] == 0x1f && bytes[1] == 0x8b;
}

std::vector<std::uint8_t> gunzip(std::span<const std::uint8_t> bytes,
                                 const std::string& source_name, std::size_t limit,
                                 std::optional<std::size_t> expected) {
  std::vector<std::uint8_t> unpacked;
  // What is expected may not be there.
  unpacked.reserve(expected ? std::min({*expected, limit, most_unpacked(bytes.size())})
                            : unpacked_size(bytes, source_name, limit));
  const bool is_whole = unpack_members(bytes, source_name, [&](std::span<const std::uint8_t> part) {
    if (part.size() > limit - unpacked.size()) return false;
    unpacked.insert(unpacked.end(), part.begin(), part.end());
    return true;
  });
  if (!is_whole) fail_as_larger(source_name, limit);
  return unpacked;
}

std::vector<std::uint8_t> gunzip_head(std::span<const std::uint8_t> bytes,
                                      const std::string& source_name, std::size_t count) {
  std::vector<std::uint8_t> head;
  unpack_members(bytes, source_name, [&](std::span<const std::uint8_t> part) {
    const auto taken = part.first(std::min(part.size(), count - head.size()));
    head.insert(head.end(), taken.begin(), taken.end());
    return head.size() < count;
  });
  return head;
}

}  // namespace ae
