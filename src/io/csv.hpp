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

/// Reads a line of names and then lines of as many numbers, with commas between them; lines may end
/// as on Windows, spaces around a value count for nothing, and empty lines are passed over.
/// InputError, naming `source` and the line, where a line has another number of values, a value is
/// no number that a float holds, or the first line is one of numbers.
CsvTable parse_csv(std::span<const std::uint8_t> bytes, const std::string& source);

/// The same table as a file; each number is the shortest text that reads back as itself.
std::vector<std::uint8_t> serialize_csv(const CsvTable& table);

}  // namespace ae
