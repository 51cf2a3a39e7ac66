#include "cli/options/name_and_numbers.hpp"

#include <algorithm>
#include <charconv>

namespace ae::cli {

std::optional<NameAndNumbers> parse_name_and_numbers(std::string_view text) {
  NameAndNumbers parsed{.name = text.substr(0, text.find(':')), .numbers = {}};
  std::string_view rest = text.substr(parsed.name.size());
  while (!rest.empty()) {
    rest.remove_prefix(1);
    const std::string_view part = rest.substr(0, rest.find(':'));
    double number = 0;
    const auto [stop, error] = std::from_chars(part.data(), part.data() + part.size(), number);
    if (error != std::errc() || stop != part.data() + part.size()) return std::nullopt;
    parsed.numbers.push_back(number);
    rest.remove_prefix(part.size());
  }
  return parsed;
}

}  // namespace ae::cli
