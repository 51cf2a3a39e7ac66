#pragma once

#include <charconv>
#include <iterator>
#include <string>
#include <system_error>

namespace ae {

/// A number as a sentence shows it, in as few digits as tell it from its neighbours.
inline std::string shown(double value) {
  char digits[32];
  const auto [end, error] = std::to_chars(std::begin(digits), std::end(digits), value);
  return {std::begin(digits), error == std::errc() ? end : std::begin(digits)};
}

}  // namespace ae
