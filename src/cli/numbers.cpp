#include "cli/numbers.hpp"

#include <algorithm>
#include <cmath>
#include <iomanip>
#include <sstream>

namespace ae::cli {

std::string with_commas(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (auto place = static_cast<int>(digits.size()) - 3; place > 0; place -= 3) {
    digits.insert(static_cast<std::size_t>(place), ",");
  }
  return digits;
}

std::string fixed(double number, int digits) {
  constexpr double longest = 1e9;
  std::ostringstream text;
  if (std::abs(number) < longest) text << std::fixed;
  text << std::setprecision(digits) << number;
  return text.str();
}

std::string duration(double seconds) {
  constexpr double longest = 359'999;  // shown as 99:59:59
  const auto whole = static_cast<int>(std::round(std::clamp(seconds, 0.0, longest)));
  if (whole < 60) return std::to_string(whole) + " s";
  std::ostringstream text;
  text << std::setfill('0');
  if (whole >= 3600) text << whole / 3600 << ':' << std::setw(2);
  text << whole / 60 % 60 << ':' << std::setw(2) << whole % 60;
  return text.str();
}

}  // namespace ae::cli
