#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace ae {

/// Returns whether the bytes begin as gzip's do: 1f 8b.
bool is_gzip(std::span<const std::uint8_t> bytes);

/// Unpacks a .gz file of one or more members (RFC 1952) into at most `limit` bytes. `source_name`
/// names the file in errors. The bytes take no more memory than they need: where their number is
/// not known, they are unpacked once to be counted. `expected` is the number, or one that is a
/// little larger. Throws InputError when the bytes are not gzip, are damaged or cut short, hold
/// more than `limit` bytes, or something other than zeros or another member follows.
std::vector<std::uint8_t> gunzip(std::span<const std::uint8_t> bytes,
                                 const std::string& source_name, std::size_t limit,
                                 std::optional<std::size_t> expected = std::nullopt);

/// Returns the first `count` bytes of what a .gz file holds, or all where it holds fewer; nothing
/// further is unpacked. Throws InputError, naming the file, where it is damaged as far as that.
std::vector<std::uint8_t> gunzip_head(std::span<const std::uint8_t> bytes,
                                      const std::string& source_name, std::size_t count);

}  // namespace ae
