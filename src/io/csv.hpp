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

/// Reads a table of numbers below a line of column names; see parse_table(). Throws InputError,
/// naming `source`, as parse_table() does, and where the names, or a number, are missing.
CsvTable parse_csv(std::span<const std::uint8_t> bytes, const std::string& source);

/// Returns the table as the bytes of a CSV file; each number is the shortest text that reads back
/// as the same float.
std::vector<std::uint8_t> serialize_csv(const CsvTable& table);

}  // namespace ae
