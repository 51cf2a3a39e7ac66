#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace ae {

/// A table of numbers whose columns have names.
struct CsvTable {
  std::vector<std::string> names;  ///< [columns]
  std::vector<float> values;       ///< [rows × columns]

  [[nodiscard]] std::size_t rows() const {
    return names.empty() ? 0 : values.size() / names.size();
  }
};

/// Reads a table: a line of column names and then lines of as many numbers, separated by commas.
/// Lines may end as on Windows; spaces around a value and empty lines are ignored. Throws
/// InputError, naming `source` and the line, where a line has another number of values, a value is
/// not a number that a float can hold, or the first line holds numbers only.
CsvTable parse_csv(std::span<const std::uint8_t> bytes, const std::string& source);

/// Returns the table as the bytes of a CSV file; each number is the shortest text that reads back
/// as the same float.
std::vector<std::uint8_t> serialize_csv(const CsvTable& table);

}  // namespace ae
