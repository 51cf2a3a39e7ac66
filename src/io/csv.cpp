#include "io/csv.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <string_view>

#include "base/error.hpp"

namespace ae {
namespace {

constexpr std::size_t most_columns = 65'537;  // enough for the widest code and a label
constexpr std::string_view spaces = " \t\r";

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(spaces);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(spaces) - first + 1);
}

/// Returns the number if all of the text is one number that a float can hold, and nothing
/// otherwise. A number that is too small for a float is 0.
std::optional<float> number_in(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  const char* const start = text.data();
  const char* const end = start + text.size();
  float number = 0;
  const auto [stop, error] = std::from_chars(start, end, number);
  if (stop != end) return std::nullopt;
  if (error == std::errc::result_out_of_range) {
    double precise = 0;
    std::from_chars(start, end, precise);
    if (std::abs(precise) < 1) return 0.0F;
  }
  if (error != std::errc() || !std::isfinite(number)) return std::nullopt;
  return number;
}

/// Calls take(cell) for each cell of a line.
template <typename Take>
void for_each_cell(std::string_view line, const Take& take) {
  while (true) {
    const std::size_t comma = line.find(',');
    take(trimmed(line.substr(0, comma)));
    if (comma == std::string_view::npos) return;
    line.remove_prefix(comma + 1);
  }
}

class CsvParser {
 public:
  CsvParser(std::string_view text, const std::string& source) : rest_(text), source_(source) {}

  CsvTable parse() {
    while (!rest_.empty()) {
      const std::size_t end = rest_.find('\n');
      const std::string_view line = trimmed(rest_.substr(0, end));
      rest_.remove_prefix(end == std::string_view::npos ? rest_.size() : end + 1);
      ++line_number_;
      if (line.empty()) continue;
      if (table_.names.empty()) {
        parse_names(line);
      } else {
        parse_numbers(line);
      }
    }
    if (table_.names.empty()) {
      throw InputError(source_ + " is empty, but a line of column names was expected.");
    }
    return std::move(table_);
  }

 private:
  [[nodiscard]] std::string place() const {
    return source_ + ", line " + std::to_string(line_number_);
  }

  void parse_names(std::string_view line) {
    bool has_name = false;
    for_each_cell(line, [&](std::string_view cell) {
      has_name = has_name || !number_in(cell);
      table_.names.emplace_back(cell);
    });
    if (!has_name) {
      throw InputError(place() + " holds numbers, but the columns' names were expected first.");
    }
    if (table_.names.size() > most_columns) {
      throw InputError(place() + " names " + std::to_string(table_.names.size()) +
                       " columns, but at most " + std::to_string(most_columns) + " were expected.");
    }
  }

  void parse_numbers(std::string_view line) {
    const std::size_t before = table_.values.size();
    for_each_cell(line, [&](std::string_view cell) {
      const std::optional<float> number = number_in(cell);
      if (!number) {
        throw InputError(place() + " holds \"" + std::string(cell.substr(0, 40)) +
                         "\", but a number was expected.");
      }
      table_.values.push_back(*number);
    });
    const std::size_t count = table_.values.size() - before;
    if (count != table_.names.size()) {
      throw InputError(place() + " holds " + std::to_string(count) + " values, but " +
                       std::to_string(table_.names.size()) + " were expected, one a column.");
    }
  }

  std::string_view rest_;
  const std::string& source_;
  std::size_t line_number_ = 0;
  CsvTable table_;
};

}  // namespace

CsvTable parse_csv(std::span<const std::uint8_t> bytes, const std::string& source) {
  return CsvParser({reinterpret_cast<const char*>(bytes.data()), bytes.size()}, source).parse();
}

std::vector<std::uint8_t> serialize_csv(const CsvTable& table) {
  std::string text;
  for (const std::string& name : table.names) text += (text.empty() ? "" : ",") + name;
  text += '\n';
  std::array<char, 32> digits{};
  for (std::size_t i = 0; i < table.values.size(); ++i) {
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), table.values[i]);
    text.append(digits.data(), end.ptr);
    text += (i + 1) % table.names.size() == 0 ? '\n' : ',';
  }
  return {text.begin(), text.end()};
}

}  // namespace ae
