#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace ae {

/// Returns whether the bytes begin as gzip's do: 1f 8b.
bool is_gzip(std::span<const std::uint8_t> bytes);

/// Unpacks a .gz file of one or more members (RFC 1952) into at most `limit` bytes. `source_name`
/// names the file in errors. Throws InputError when the bytes are not gzip, are damaged or cut
/// short, hold more than `limit` bytes, or something other than zeros or another member follows.
std::vector<std::uint8_t> gunzip(std::span<const std::uint8_t> bytes,
                                 const std::string& source_name, std::size_t limit);

}  // namespace ae
