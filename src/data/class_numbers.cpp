#include "data/class_numbers.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>

#include "base/error.hpp"
#include "data/natural_order.hpp"

namespace ae {
namespace {

/// Returns the number that the text is if it is one from 0 to 255 without leading zeros.
std::optional<std::uint8_t> byte_in(const std::string& text) {
  if (text.size() > 1 && text.front() == '0') return std::nullopt;
  std::uint8_t number = 0;
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || stop != text.data() + text.size()) return std::nullopt;
  return number;
}

}  // namespace

ClassNumbers number_classes(std::span<const std::string> names, const std::string& source) {
  std::map<std::string, std::uint8_t, NaturalOrder> numbers;
  for (const std::string& name : names) {
    numbers.emplace(name, std::uint8_t{0});
    if (numbers.size() > most_classes) {
      throw InputError(source +
                       " has more than 256 different labels, and at most 256 classes were "
                       "expected.");
    }
  }
  ClassNumbers classes;
  const bool name_themselves = std::ranges::all_of(
      numbers, [](const auto& entry) { return byte_in(entry.first).has_value(); });
  std::uint8_t next = 0;
  for (auto& [name, number] : numbers) {
    const std::optional<std::uint8_t> own = byte_in(name);
    number = name_themselves && own ? *own : next++;
    if (!name_themselves) classes.names.push_back(name);
  }
  classes.labels.reserve(names.size());
  for (const std::string& name : names) classes.labels.push_back(numbers.find(name)->second);
  return classes;
}

void LabelTexts::add(const std::string& text) {
  const auto known = known_.find(text);
  std::size_t index = known != known_.end() ? known->second : texts_.size();
  if (known == known_.end() && texts_.size() <= most_classes) {
    texts_.push_back(text);
    known_.emplace(text, static_cast<std::uint16_t>(index));
  }
  index = std::min(index, most_classes);
  indices_.push_back(static_cast<std::uint16_t>(index));
}

}  // namespace ae
