#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace ae {

/// What a file is, as far as the reader of data sets tells by its content.
enum class FileContent {
  gzip,
  zip,
  idx,
  npy,
  picture,
  table,
  web_page,
  known,  ///< something else that description_of() has a name for
  unknown,
};

/// The number of a file's first bytes that tell what it is.
inline constexpr std::size_t head_size = 4096;

/// Returns what the file is that begins with these bytes; more than head_size make no difference.
FileContent content_of(std::span<const std::uint8_t> head);

/// Returns what the file is in words that follow "is", such as "a web page" or "a JPEG picture".
std::string_view description_of(std::span<const std::uint8_t> head);

}  // namespace ae
