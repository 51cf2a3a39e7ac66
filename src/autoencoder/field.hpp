#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>
#include <type_traits>
#include <utility>

#include "autoencoder/configuration.hpp"

namespace ae {

/// The numbers that a key allows, or that each entry of its list does.
struct Limits {
  double low = std::numeric_limits<double>::lowest();
  double high = std::numeric_limits<double>::max();
  bool excludes_low = false;
  bool excludes_high = false;
  std::size_t most_entries = 0;           ///< the longest list; 0 for a value that is no list
  std::string_view subject = "a number";  ///< what a sentence calls the allowed number

  [[nodiscard]] constexpr bool allow(double value) const {
    return (excludes_low ? value > low : value >= low) &&
           (excludes_high ? value < high : value <= high);
  }
};

/// Numbers from `low` to `high`, both allowed.
constexpr Limits from(double low, double high) { return {.low = low, .high = high}; }

/// Lists of at most `most` entries, each within `limits`.
constexpr Limits each(std::size_t most, Limits limits = {}) {
  limits.most_entries = most;
  return limits;
}

/// What a change of a key means to a model in training.
struct Change {
  bool restarts = false;            ///< any change needs a new, untrained model
  std::string_view value_restarts;  ///< only a change to or from this value does
};
inline constexpr Change applies_live{};
inline constexpr Change needs_new_model{.restarts = true, .value_restarts = {}};

/// A text that is a part of a type: a program that never asks for it does not contain it.
template <std::size_t size>
struct Text {
  std::array<char, size> letters{};
  // Implicit, and from an array, because a literal in angle brackets is both.
  // NOLINTNEXTLINE(*-explicit-*,*-c-arrays)
  consteval Text(const char (&text)[size]) { std::copy_n(text, size, letters.begin()); }
};
template <Text text>
struct Help {
  static constexpr std::string_view sentence{text.letters.data(), text.letters.size() - 1};
};
template <Text text>
inline constexpr Help<text> help;

/// The command line's option for a key, where its name is not the key's last word.
template <Text text>
struct Option {
  static constexpr std::string_view name{text.letters.data(), text.letters.size() - 1};
};
template <Text text>
inline constexpr Option<text> option;

/// The option of most keys: "--learning-rate" for "training.learning_rate".
struct UsualOption {
  static constexpr std::string_view name;
};

/// A key that has no option of its own.
struct NoOption {};
inline constexpr NoOption no_option;

/// One key of the configuration. `At` is a function from a Configuration to the value's place in
/// it; the value's type is the key's, and its value in a default Configuration the key's default.
template <typename At, typename KeyHelp, typename KeyOption = UsualOption>
struct Field {
  using Value = std::remove_cvref_t<decltype(std::declval<At>()(std::declval<Configuration&>()))>;

  static_assert(requires { KeyHelp::sentence; }, "a row's help is written as help<\"...\">");

  std::string_view path;  ///< as sentences name it, such as "model.sparsity.weight"
  [[no_unique_address]] At at;
  Limits limits;
  Change change;
  [[no_unique_address]] KeyHelp help;  ///< one sentence
  [[no_unique_address]] KeyOption option = {};
};
template <typename At, typename KeyHelp>
Field(std::string_view, At, Limits, Change, KeyHelp) -> Field<At, KeyHelp>;
template <typename At, typename KeyHelp, typename KeyOption>
Field(std::string_view, At, Limits, Change, KeyHelp, KeyOption) -> Field<At, KeyHelp, KeyOption>;

/// The type of a row's value.
template <typename Row>
using ValueOf = typename std::remove_cvref_t<Row>::Value;

/// An object of the configuration that holds keys.
struct Section {
  std::string_view path;
  std::string_view type;  ///< what TypeScript calls it
  std::string_view help;
};

}  // namespace ae
