#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <type_traits>

namespace ae::cli {

/// Makes the option refuse anything but a number, with a message that says what was expected;
/// CLI11's own message only says that the value could not be converted.
template <typename Value>
CLI::Option* require_number(CLI::Option* option) {
  const std::string kind = std::is_integral_v<Value> ? "a whole number" : "a number";
  return option->check([kind](const std::string& text) {
    Value value{};
    const bool converts = CLI::detail::lexical_cast(text, value);
    return converts ? std::string() : "it is " + text + ", but must be " + kind;
  });
}

}  // namespace ae::cli
