#include "autoencoder/value_json.hpp"

namespace ae {
namespace {

std::string shown(double value, bool whole) {
  return whole ? std::to_string(static_cast<std::int64_t>(value)) : ae::shown(value);
}

}  // namespace

void refuse(std::string_view key, const std::string& found, const std::string& expected) {
  throw InputError(std::string(key) + " is " + found + ", but must be " + expected + ".");
}

void refuse(std::string_view key, const Json& found, const std::string& expected) {
  refuse(key, shortened(found), expected);
}

std::string entry_key(std::string_view key, std::size_t entry) {
  return std::string(key) + "[" + std::to_string(entry) + "]";
}

std::string description_of(const Limits& limits, bool whole) {
  const std::string low = shown(limits.low, whole);
  const std::string high = shown(limits.high, whole);
  const std::string subject = whole ? "a whole number" : std::string(limits.subject);
  if (!limits.excludes_low) {
    return subject + " from " + low + " to " + (limits.excludes_high ? "below " : "") + high;
  }
  return subject + " above " + low + " and " + (limits.excludes_high ? "below " : "at most ") +
         high;
}

void require_within(const Limits& limits, double value, const std::string& found, bool whole,
                    std::string_view key, const std::string& where) {
  if (!limits.allow(value)) refuse(key, found, description_of(limits, whole) + where);
}

double whole_number(const Json& found, std::string_view key, double least, double most) {
  const double number = found.is_number() ? found.get<double>() : 0.5;
  if (std::floor(number) != number || number < least || number > most) {
    refuse(key, found, least < 0 ? "a whole number" : "a whole number from 0 to 9007199254740991");
  }
  return number;
}

}  // namespace ae
