#include "io/csv.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

#include "base/error.hpp"
#include "base/text.hpp"
#include "io/table.hpp"

namespace ae {

CsvTable parse_csv(std::span<const std::uint8_t> bytes, const std::string& source) {
  Table table = parse_table(bytes, source);
  if (!table.has_names()) {
    throw InputError(source + " begins with numbers, but the columns' names were expected first.");
  }
  CsvTable result;
  for (TableColumn& column : table.columns) {
    if (column.is_text) {
      throw InputError(source + " holds \"" + column.texts.front().substr(0, 40) +
                       "\" in column \"" + column.name + "\", but numbers were expected.");
    }
    result.names.push_back(std::move(column.name));
  }
  const auto missing =
      std::ranges::find_if(table.cells, [](float cell) { return std::isnan(cell); });
  if (missing != table.cells.end()) {
    const auto cell = static_cast<std::size_t>(missing - table.cells.begin());
    throw InputError(source + " holds no number in column \"" +
                     result.names[cell % result.names.size()] + "\" of row " +
                     std::to_string(cell / result.names.size() + 1) + ", but one was expected.");
  }
  result.values = std::move(table.cells);
  return result;
}

std::vector<std::uint8_t> serialize_csv(const CsvTable& table) {
  std::string text = joined(table.names, ",");
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
