#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ae::cli {

/// An option's value such as "kl:0.01:0.05".
struct NameAndNumbers {
  std::string_view name;
  std::vector<double> numbers;
};

/// Nothing where what follows the name and its colons is not numbers. The name is a part of `text`.
std::optional<NameAndNumbers> parse_name_and_numbers(std::string_view text);

}  // namespace ae::cli
