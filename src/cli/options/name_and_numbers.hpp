#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ae::cli {

/// The parts of an option's value such as "kl:0.01:0.05".
struct NameAndNumbers {
  std::string_view name;
  std::vector<double> numbers;
};

/// Returns the name, a part of `text`, and the numbers after it, each behind a colon; or nothing if
/// one of them is not a number.
std::optional<NameAndNumbers> parse_name_and_numbers(std::string_view text);

}  // namespace ae::cli
