#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ae {

/// A column of a table: numbers, or texts of which many are the same.
struct TableColumn {
  std::string name;                ///< empty where the table has no line of names
  bool is_text = false;            ///< whether its first cell is no number
  std::vector<std::string> texts;  ///< the different texts of a column of texts; a cell is an index
  bool has_many_texts = false;     ///< more than 256, so that only the first were kept
};

/// A table as CSV files hold it.
struct Table {
  std::vector<TableColumn> columns;
  std::vector<float> cells;  ///< [rows × columns]; not a number where a cell is empty

  [[nodiscard]] std::size_t rows() const {
    return columns.empty() ? 0 : cells.size() / columns.size();
  }
  [[nodiscard]] bool has_names() const { return !columns.empty() && !columns.front().name.empty(); }
};

/// Returns whether a text begins as a table of numbers does: at least three cells a line, of which
/// more than half are numbers in the first line that is not one of names.
bool looks_like_table(std::string_view head);

/// Reads a table whose cells are separated by commas, semicolons, tabs or spaces, as its first line
/// says, and may be in quotation marks. The first line holds the columns' names if none of its
/// cells is a number, or a cell is text above a number. A column whose first cell is no number is
/// one of texts. Empty cells and NA, NaN, null and ? are missing values. Throws InputError, naming
/// `source`, the line and the column, where a line has another number of cells, a number was
/// expected, or there is no line of values; and where there are over 262,144 columns or
/// `most_cells` cells, or the columns' names and different texts take over 64 MiB.
Table parse_table(std::span<const std::uint8_t> bytes, const std::string& source,
                  std::size_t most_cells = std::size_t{1} << 27);

}  // namespace ae
