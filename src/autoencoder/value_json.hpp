#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <string>
#include <type_traits>
#include <vector>

#include "autoencoder/configuration.hpp"
#include "autoencoder/configuration_names.hpp"
#include "autoencoder/field.hpp"
#include "base/error.hpp"
#include "base/json.hpp"
#include "base/shown_number.hpp"

// How a value of each type is read from JSON, written to it and held to its limits. A list is as
// its entries are, so a new kind of entry needs a `ValueJson` of its own and nothing else.

namespace ae {

/// Throws the InputError "<key> is <found>, but must be <expected>."
[[noreturn]] void refuse(std::string_view key, const std::string& found,
                         const std::string& expected);
[[noreturn]] void refuse(std::string_view key, const Json& found, const std::string& expected);

/// "a whole number from 1 to 65536", "a mean activation above 0 and below 1"
std::string description_of(const Limits& limits, bool whole);

/// InputError, naming the key and the number as `found`, unless the limits allow it. A `where` ends
/// the sentence.
void require_within(const Limits& limits, double value, const std::string& found, bool whole,
                    std::string_view key, const std::string& where = {});

/// The whole number that JSON holds, where `least` and `most` are what its type can; 1e3 and 3.0
/// are whole numbers to JSON Schema, and so they are here.
double whole_number(const Json& found, std::string_view key, double least, double most);

template <typename Value>
struct ValueJson;

template <typename Value>
  requires(std::is_integral_v<Value> && !std::is_same_v<Value, bool>)
struct ValueJson<Value> {
  static Value read(const Json& found, std::string_view key) {
    constexpr auto least = static_cast<double>(std::numeric_limits<Value>::min());
    constexpr auto most = std::min(static_cast<double>(std::numeric_limits<Value>::max()),
                                   static_cast<double>(maximum_seed));
    return static_cast<Value>(whole_number(found, key, least, most));
  }
  static Json write(Value value) { return value; }
  static void check(Value value, const Limits& limits, std::string_view key) {
    require_within(limits, static_cast<double>(value), std::to_string(value), true, key);
  }
};

template <>
struct ValueJson<double> {
  static double read(const Json& found, std::string_view key) {
    if (!found.is_number()) refuse(key, found, "a number");
    return found.get<double>();
  }
  static Json write(double value) { return value; }
  static void check(double value, const Limits& limits, std::string_view key) {
    require_within(limits, value, shown(value), false, key);
  }
};

template <>
struct ValueJson<bool> {
  static bool read(const Json& found, std::string_view key) {
    if (!found.is_boolean()) refuse(key, found, "true or false");
    return found.get<bool>();
  }
  static Json write(bool value) { return value; }
  static void check(bool /*value*/, const Limits& /*limits*/, std::string_view /*key*/) {}
};

template <typename Value>
  requires std::is_enum_v<Value>
struct ValueJson<Value> {
  static Value read(const Json& found, std::string_view key) {
    const auto named =
        found.is_string() ? value_named<Value>(found.get_ref<const std::string&>()) : std::nullopt;
    if (!named) refuse(key, found, allowed_names<Value>());
    return *named;
  }
  static Json write(Value value) { return name_of(value); }
  static void check(Value /*value*/, const Limits& /*limits*/, std::string_view /*key*/) {}
};

/// What a list's entries are called.
template <typename Entry>
constexpr std::string_view plural_of() {
  if constexpr (std::is_integral_v<Entry>)
    return "whole numbers";
  else if constexpr (std::is_enum_v<Entry>)
    return "names";
  else
    return "entries";
}

/// "model.encoder[2]"
std::string entry_key(std::string_view key, std::size_t entry);

template <typename Entry>
struct ValueJson<std::vector<Entry>> {
  static std::vector<Entry> read(const Json& found, std::string_view key) {
    if (!found.is_array()) refuse(key, found, "a list of " + std::string(plural_of<Entry>()));
    std::vector<Entry> entries;
    for (const Json& entry : found) {
      entries.push_back(ValueJson<Entry>::read(entry, entry_key(key, entries.size())));
    }
    return entries;
  }
  static Json write(const std::vector<Entry>& entries) {
    Json json = Json::array();
    for (const Entry& entry : entries) json.push_back(ValueJson<Entry>::write(entry));
    return json;
  }
  static void check(const std::vector<Entry>& entries, const Limits& limits, std::string_view key) {
    if (entries.size() > limits.most_entries) {
      refuse(key, "a list of " + std::to_string(entries.size()) + " entries",
             "one of at most " + std::to_string(limits.most_entries));
    }
    for (std::size_t i = 0; i < entries.size(); ++i) {
      ValueJson<Entry>::check(entries[i], limits, entry_key(key, i));
    }
  }
};

template <typename Entry, std::size_t count>
struct ValueJson<std::array<Entry, count>> {
  static std::array<Entry, count> read(const Json& found, std::string_view key) {
    if (!found.is_array() || found.size() != count) {
      refuse(key, found,
             "a list of " + std::to_string(count) + " " + std::string(plural_of<Entry>()));
    }
    std::array<Entry, count> entries{};
    for (std::size_t i = 0; i < count; ++i) {
      entries[i] = ValueJson<Entry>::read(found[i], entry_key(key, i));
    }
    return entries;
  }
  static Json write(const std::array<Entry, count>& entries) {
    Json json = Json::array();
    for (const Entry& entry : entries) json.push_back(ValueJson<Entry>::write(entry));
    return json;
  }
  static void check(const std::array<Entry, count>& entries, const Limits& limits,
                    std::string_view key) {
    for (std::size_t i = 0; i < count; ++i) {
      ValueJson<Entry>::check(entries[i], limits, entry_key(key, i));
    }
  }
};

}  // namespace ae
