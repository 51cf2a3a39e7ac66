#pragma once

#include <array>
#include <cstdio>
#include <string>

namespace ae {

/// Returns a number as a message shows it, with at most nine significant digits.
inline std::string shown(double value) {
  // std::to_chars would make the WebAssembly modules a fifth larger with its tables.
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.9g", value);
  return text.data();
}

}  // namespace ae
