#include "io/decimal.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <doctest/doctest.h>
#include <random>
#include <string>

#include "base/text.hpp"

namespace {

using ae::decimal_in;

/// Checks that the text is read as the C library reads it: to the last bit where it has at most 15
/// digits, else to one unit in the last place.
void check_as_strtod(const std::string& text) {
  const double expected = std::strtod(text.c_str(), nullptr);
  const std::optional<double> value = decimal_in(text);
  const std::string mantissa = text.substr(0, text.find_first_of("eE"));
  const bool is_exact = std::ranges::count_if(mantissa, ae::is_digit) <= 15;
  const double reach = is_exact || !value ? 0 : std::abs(std::nextafter(expected, 0) - expected);
  if (value.has_value() != std::isfinite(expected) ||
      (value &&
       (std::abs(*value - expected) > reach || std::signbit(*value) != std::signbit(expected)))) {
    FAIL_CHECK(text);
  }
}

TEST_CASE("decimal numbers are read as they are written") {
  CHECK(decimal_in("0") == 0);
  CHECK(decimal_in("-1.5e-3") == -0.0015);
  CHECK(decimal_in("+7.") == 7);
  CHECK(decimal_in(".5") == 0.5);
  CHECK(decimal_in("1E2") == 100);
  CHECK(decimal_in("1e+02") == 100);
  CHECK(decimal_in("00012") == 12);
}

TEST_CASE("what is not one decimal number is none") {
  for (const char* text :
       {"",      " ",   "-",    "+",   ".",        "e5",  "1e",    "1e+",
        "1e-",   "1 ",  " 1",   "1,5", "0x10",     "inf", "nan",   "NaN",
        "1.2.3", "--1", "1e5.", "1f",  "infinity", "1_0", "1e400", "-1e9999999999",
        "1e1e1", "-.e1"}) {
    CAPTURE(text);
    CHECK_FALSE(decimal_in(text).has_value());
  }
}

TEST_CASE("decimal numbers of any length and size agree with the C library") {
  for (const char* text : {"9007199254740991",
                           "9007199254740992",
                           "9007199254740993",
                           "9007199254740993.0000001",
                           "123456789012345678901234567890",
                           "0.1",
                           "0.30000000000000004",
                           "1e22",
                           "1e23",
                           "1e-22",
                           "1e-23",
                           "8.5e22",
                           "2.2250738585072014e-308",
                           "4.9e-324",
                           "2.4e-324",
                           "1e-400",
                           "1.7976931348623157e308",
                           "1.7976931348623159e308",
                           "-0",
                           "-0.0",
                           "0e999999999999",
                           "1e-9999999999",
                           "5e-324"}) {
    check_as_strtod(text);
  }
  check_as_strtod("0." + std::string(400, '0') + "1e400");
  check_as_strtod("1" + std::string(400, '0') + "e-400");
  check_as_strtod("0." + std::string(30, '3'));
  check_as_strtod(std::string(20, '9') + "." + std::string(20, '9'));
}

TEST_CASE("random decimal numbers agree with the C library") {
  std::mt19937_64 random(1);
  for (int i = 0; i < 100'000; ++i) {
    char text[64];
    const auto value = std::bit_cast<double>(random());
    const int digits = 1 + static_cast<int>(random() % 18);
    if (!std::isfinite(value)) continue;
    std::snprintf(text, sizeof text, i % 2 == 0 ? "%.*e" : "%.*g", digits, value);
    check_as_strtod(text);
    // Numbers as tables have them.
    const double common =
        std::ldexp(static_cast<double>(random() % 1'000'003), -static_cast<int>(random() % 40)) *
        (i % 3 - 1);
    std::snprintf(text, sizeof text, i % 2 == 0 ? "%.*f" : "%.*g", digits, common);
    check_as_strtod(text);
  }
}

}  // namespace
