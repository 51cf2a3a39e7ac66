#pragma once

#include <algorithm>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace ae {

inline bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

/// Returns the text with its ASCII capitals in lower case.
inline std::string lower_case(std::string_view text) {
  std::string result(text);
  for (char& letter : result) {
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  }
  return result;
}

/// Returns a number of things in words, as in "1 file" or "2 files".
inline std::string counted(std::size_t count, const std::string& thing) {
  return std::to_string(count) + " " + thing + (count == 1 ? "" : "s");
}

/// Returns the texts with a separator between them.
inline std::string joined(std::span<const std::string> texts, std::string_view separator) {
  std::string result;
  for (const std::string& text : texts) {
    if (&text != texts.data()) result += separator;
    result += text;
  }
  return result;
}

/// Returns the names with commas between them; of many, only the first, and how many more there
/// are.
inline std::string listed(std::span<const std::string> names, std::size_t most = 6) {
  return joined(names.first(std::min(names.size(), most)), ", ") +
         (names.size() > most ? " and " + std::to_string(names.size() - most) + " more" : "");
}

}  // namespace ae
