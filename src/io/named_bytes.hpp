#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace ae {

/// A file's path, relative to what was opened, and its bytes.
struct NamedBytes {
  std::string path;
  std::vector<std::uint8_t> bytes;
};

}  // namespace ae
