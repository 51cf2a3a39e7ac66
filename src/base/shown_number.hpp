#pragma once

#include <array>
#include <cstdio>
#include <string>

namespace ae {

/// A number as a sentence shows it, to nine digits.
inline std::string shown(double value) {
  // Not std::to_chars, whose tables would make the WebAssembly modules a fifth larger.
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.9g", value);
  return text.data();
}

}  // namespace ae
