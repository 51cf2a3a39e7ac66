#include "io/decimal.hpp"

#include <array>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <limits>
#include <string>

#include "base/text.hpp"

namespace ae {
namespace {

constexpr std::array<double, 23> powers_of_ten = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                                  1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                                  1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
constexpr int largest_power = 22;  // the largest power of ten that a double holds exactly
constexpr std::uint64_t largest_digits = std::numeric_limits<std::uint64_t>::max();

/// A decimal number as it is written: digits × 10^exponent.
struct Written {
  bool is_negative = false;
  bool is_whole = true;  ///< whether `digits` holds all of them
  std::uint64_t digits = 0;
  int exponent = 0;
};

class DecimalParser {
 public:
  explicit DecimalParser(std::string_view text) : rest_(text) {}

  std::optional<Written> parse() {
    if (!rest_.empty() && (rest_.front() == '-' || rest_.front() == '+')) {
      number_.is_negative = rest_.front() == '-';
      rest_.remove_prefix(1);
    }
    const std::size_t whole = take_digits(0);
    std::size_t fraction = 0;
    if (!rest_.empty() && rest_.front() == '.') {
      rest_.remove_prefix(1);
      fraction = take_digits(-1);
    }
    if (whole + fraction == 0) return std::nullopt;
    if (!rest_.empty() && (rest_.front() == 'e' || rest_.front() == 'E') && !take_exponent()) {
      return std::nullopt;
    }
    return rest_.empty() ? std::optional(number_) : std::nullopt;
  }

 private:
  /// Takes digits, each of which changes the exponent by `step`, and returns their number.
  std::size_t take_digits(int step) {
    constexpr std::uint64_t largest_before = (largest_digits - 9) / 10;
    std::size_t count = 0;
    for (; !rest_.empty() && is_digit(rest_.front()); ++count) {
      if (number_.digits > largest_before) number_.is_whole = false;
      if (number_.is_whole) {
        number_.digits = 10 * number_.digits + static_cast<std::uint64_t>(rest_.front() - '0');
        number_.exponent += step;
      }
      rest_.remove_prefix(1);
    }
    return count;
  }

  bool take_exponent() {
    constexpr int largest_exponent = 100'000;
    rest_.remove_prefix(1);
    bool is_negative = false;
    if (!rest_.empty() && (rest_.front() == '-' || rest_.front() == '+')) {
      is_negative = rest_.front() == '-';
      rest_.remove_prefix(1);
    }
    if (rest_.empty()) return false;
    int exponent = 0;
    for (; !rest_.empty() && is_digit(rest_.front()); rest_.remove_prefix(1)) {
      if (exponent < largest_exponent) exponent = 10 * exponent + (rest_.front() - '0');
    }
    number_.exponent += is_negative ? -exponent : exponent;
    return true;
  }

  std::string_view rest_;
  Written number_;
};

}  // namespace

std::optional<double> decimal_in(std::string_view text) {
  const std::optional<Written> written = DecimalParser(text).parse();
  if (!written) return std::nullopt;
  if (written->is_whole && std::abs(written->exponent) <= largest_power) {
    // Up to 2^53 both factors are exact, so the one rounding is that of the result (Clinger 1990);
    // more digits are rounded once before.
    const auto digits = static_cast<double>(written->digits);
    const double power = powers_of_ten[static_cast<std::size_t>(std::abs(written->exponent))];
    const double value = written->exponent < 0 ? digits / power : digits * power;
    return written->is_negative ? -value : value;
  }
  const double value = std::strtod(std::string(text).c_str(), nullptr);
  return std::isfinite(value) ? std::optional(value) : std::nullopt;
}

}  // namespace ae
