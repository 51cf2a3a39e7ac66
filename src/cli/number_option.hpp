#pragma once

#include <CLI/CLI.hpp>
#include <type_traits>

namespace ae::cli {

/// Has anything but a number refused in words that say what was expected; CLI11's own only say that
/// it could not be converted.
template <typename Value>
CLI::Option* require_number(CLI::Option* option) {
  const bool whole = std::is_integral_v<Value>;
  return option->type_name("")->check(CLI::TypeValidator<Value>(whole ? "whole number" : "number"));
}

}  // namespace ae::cli
