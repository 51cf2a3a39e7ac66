#include "cli/options/list_option.hpp"

#include <charconv>
#include <optional>
#include <string_view>

#include "autoencoder/configuration_names.hpp"
#include "base/error.hpp"

namespace ae::cli {
namespace {

/// The entries between the commas; nothing of an empty text, one empty entry after a last comma.
std::vector<std::string_view> split(std::string_view text) {
  std::vector<std::string_view> parts;
  if (text.empty()) return parts;
  for (;;) {
    const std::size_t comma = text.find(',');
    parts.push_back(text.substr(0, comma));
    if (comma == std::string_view::npos) return parts;
    text.remove_prefix(comma + 1);
  }
}

std::optional<Index> whole_number(std::string_view text) {
  Index number = 0;
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool is_whole = error == std::errc() && stop == text.data() + text.size();
  return is_whole ? std::optional(number) : std::nullopt;
}

template <typename Entry, typename Parse>
void parse_entries(const std::string& option, const std::string& text, const std::string& expected,
                   std::vector<Entry>& entries, Parse parse) {
  std::vector<Entry> parsed;
  for (const std::string_view part : split(text)) {
    const std::optional<Entry> entry = parse(part);
    if (!entry) {
      throw InputError(option + " is \"" + text + "\", but must be " + expected + ".");
    }
    parsed.push_back(*entry);
  }
  entries = std::move(parsed);
}

template <typename Entry, typename Text>
std::string text_of_list(const std::vector<Entry>& entries, Text text_of) {
  std::string text;
  for (const Entry& entry : entries) text += (text.empty() ? "" : ",") + text_of(entry);
  return text;
}

}  // namespace

void parse_list(const std::string& option, const std::string& text, std::vector<Index>& widths) {
  parse_entries(option, text,
                "whole numbers with commas between them, as in 512,256,64, or \"\" for no hidden "
                "layers",
                widths, whole_number);
}

void parse_list(const std::string& option, const std::string& text,
                std::vector<Activation>& activations) {
  parse_entries(option, text, "names with commas between them, each " + allowed_names<Activation>(),
                activations, value_named<Activation>);
}

std::string list_text(const std::vector<Index>& widths) {
  return text_of_list(widths, [](Index width) { return std::to_string(width); });
}

std::string list_text(const std::vector<Activation>& activations) {
  return text_of_list(activations, name_of<Activation>);
}

}  // namespace ae::cli
