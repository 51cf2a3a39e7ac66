#include "io/table.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <memory>
#include <optional>

#include "base/error.hpp"
#include "base/text.hpp"
#include "io/decimal.hpp"

namespace ae {
namespace {

constexpr std::size_t most_columns = std::size_t{1} << 18;
/// The most bytes of names and different texts, and what one takes beside its letters.
constexpr std::size_t largest_texts = std::size_t{1} << 26;
constexpr std::size_t bytes_a_text = 128;
constexpr std::size_t most_texts = 256;
constexpr std::size_t fewest_columns = 3;
constexpr double beyond_float = 0x1.ffffffp127;  // the least that does not round to a float
constexpr std::string_view spaces = " \t\r";

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(spaces);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(spaces) - first + 1);
}

bool is_missing(std::string_view cell) {
  constexpr std::array<std::string_view, 10> words = {"",    "NA",   "N/A",  "NaN", "nan",
                                                      "NAN", "null", "NULL", "?",   "None"};
  return std::ranges::find(words, cell) != words.end();
}

char separator_of(std::string_view line) {
  char best = ',';
  std::ptrdiff_t most = 0;
  for (const char separator : {',', ';', '\t', ' '}) {
    const auto count = std::ranges::count(trimmed(line), separator);
    // Spaces separate only where nothing else does, for they also stand beside other separators.
    if (count > most && (separator != ' ' || most == 0)) {
      best = separator;
      most = count;
    }
  }
  return best;
}

/// The lines of a text, one after another, and their cells.
class Lines {
 public:
  Lines(std::string_view text, char separator) : rest_(text), separator_(separator) {}

  /// Puts the cells of the next line that is not empty into `cells`, but at most one more than
  /// most_columns; false at the end. The cells are valid until the next call.
  bool next(std::vector<std::string_view>& cells) {
    cells.clear();
    unquoted_.clear();
    while (!rest_.empty()) {
      const std::size_t end = rest_.find('\n');
      std::string_view line = rest_.substr(0, end);
      rest_.remove_prefix(end == std::string_view::npos ? rest_.size() : end + 1);
      ++number_;
      if (trimmed(line).empty()) continue;
      if (line.ends_with('\r')) line.remove_suffix(1);
      if (separator_ == ' ') line = trimmed(line);
      cut(line, cells);
      return true;
    }
    return false;
  }

  [[nodiscard]] std::size_t number() const { return number_; }

 private:
  void cut(std::string_view line, std::vector<std::string_view>& cells) {
    while (cells.size() <= most_columns) {
      if (separator_ == ' ') line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
      if (const std::size_t quote = line.find_first_not_of(' ');
          quote != std::string_view::npos && line[quote] == '"') {
        line.remove_prefix(quote + 1);
        cells.push_back(take_quoted(line));
      } else {
        const std::size_t end = line.find(separator_);
        cells.push_back(trimmed(line.substr(0, end)));
        line.remove_prefix(std::min(end, line.size()));
      }
      const std::size_t separator = line.find(separator_);
      if (separator == std::string_view::npos) return;
      line.remove_prefix(separator + 1);
    }
  }

  /// Takes the rest of a quoted cell, in which a quotation mark is written twice.
  std::string_view take_quoted(std::string_view& line) {
    const std::size_t end = line.find('"');
    const bool is_simple = end == std::string_view::npos || !line.substr(end).starts_with("\"\"");
    if (is_simple) {
      const std::string_view cell = line.substr(0, end);
      line.remove_prefix(std::min(line.size(), end == std::string_view::npos ? end : end + 1));
      return trimmed(cell);
    }
    std::string text;
    text.reserve(quoted_size(line));
    while (!line.empty()) {
      if (line.starts_with("\"\"")) {
        line.remove_prefix(1);
      } else if (line.front() == '"') {
        break;
      }
      text += line.front();
      line.remove_prefix(1);
    }
    if (!line.empty()) line.remove_prefix(1);
    unquoted_.push_back(std::make_unique<std::string>(std::move(text)));
    return *unquoted_.back();
  }

  /// Returns the number of bytes until the quotation mark that ends a cell.
  static std::size_t quoted_size(std::string_view line) {
    std::size_t end = line.find('"');
    while (end < line.size() && line.substr(end).starts_with("\"\"")) end = line.find('"', end + 2);
    return std::min(end, line.size());
  }

  std::string_view rest_;
  char separator_;
  std::size_t number_ = 0;
  std::vector<std::unique_ptr<std::string>> unquoted_;
};

std::string_view without_byte_order_mark(std::string_view text) {
  constexpr std::string_view mark = "\xEF\xBB\xBF";
  return text.starts_with(mark) ? text.substr(mark.size()) : text;
}

std::string_view first_line(std::string_view text) {
  const std::size_t start = text.find_first_not_of("\r\n");
  return start == std::string_view::npos ? text
                                         : text.substr(start, text.find('\n', start) - start);
}

bool is_number(std::string_view cell) { return decimal_in(cell).has_value(); }

/// Returns whether the first line names the columns: a cell of it is text above a number, or none
/// of its cells is a number.
bool are_names(const std::vector<std::string_view>& first,
               const std::vector<std::string_view>& second) {
  if (std::ranges::none_of(first, is_number)) return true;
  for (std::size_t i = 0; i < std::min(first.size(), second.size()); ++i) {
    if (!is_number(first[i]) && !is_missing(first[i]) && is_number(second[i])) return true;
  }
  return false;
}

class TableParser {
 public:
  TableParser(std::string_view text, const std::string& source, std::size_t most_cells)
      : text_(text),
        source_(source),
        most_cells_(most_cells),
        lines_(text, separator_of(first_line(text))) {}

  Table parse() {
    std::vector<std::string_view> cells;
    std::vector<std::string_view> following;
    Lines ahead(text_, separator_of(first_line(text_)));
    if (!lines_.next(cells) || !ahead.next(following)) {
      throw InputError(source_ + " is empty, but lines of numbers were expected.");
    }
    if (cells.size() > most_columns) {
      throw InputError(source_ + " has more than " + std::to_string(most_columns) +
                       " columns, but at most as many were expected.");
    }
    table_.columns.resize(cells.size());
    ahead.next(following);
    const bool has_names = are_names(cells, following);
    if (has_names) {
      for (std::size_t i = 0; i < cells.size(); ++i) {
        make_room_for(cells[i]);
        table_.columns[i].name = cells[i].empty() ? "column " + std::to_string(i + 1) : cells[i];
      }
      if (!lines_.next(cells)) {
        throw InputError(source_ + " has a line of names, but no line of numbers below it.");
      }
    }
    require_width(cells);
    for (std::size_t i = 0; i < cells.size(); ++i) {
      table_.columns[i].is_text = !is_number(cells[i]) && !is_missing(cells[i]);
    }
    texts_.resize(cells.size());
    // There are no more cells than letters, whatever the number of lines and columns.
    const auto lines = static_cast<std::size_t>(std::ranges::count(text_, '\n')) + 1;
    const std::size_t rows = std::min(lines, text_.size() / cells.size() + 1);
    table_.cells.reserve(std::min(rows, most_cells_ / cells.size() + 1) * cells.size());
    do {
      add(cells);
    } while (lines_.next(cells));
    return std::move(table_);
  }

 private:
  [[nodiscard]] std::string column_text(std::size_t column) const {
    const std::string& name = table_.columns[column].name;
    return "column " + (name.empty() ? std::to_string(column + 1) : "\"" + name + "\"");
  }

  void require_width(const std::vector<std::string_view>& cells) const {
    if (cells.size() == table_.columns.size()) return;
    throw InputError(source_ + ", line " + std::to_string(lines_.number()) + " has " +
                     (cells.size() > most_columns ? "more than " : "") +
                     counted(std::min(cells.size(), most_columns), "cell") + ", but " +
                     std::to_string(table_.columns.size()) + " were expected, as above it.");
  }

  void add(const std::vector<std::string_view>& cells) {
    require_width(cells);
    if (table_.cells.size() + cells.size() > most_cells_) {
      throw InputError(source_ + " has more than " + std::to_string(most_cells_) +
                       " cells until line " + std::to_string(lines_.number()) +
                       ", but at most as many were expected.");
    }
    for (std::size_t i = 0; i < cells.size(); ++i) {
      table_.cells.push_back(table_.columns[i].is_text ? text_index(i, cells[i])
                                                       : number(i, cells[i]));
    }
  }

  [[nodiscard]] float number(std::size_t column, std::string_view cell) const {
    if (const std::optional<double> value = decimal_in(cell);
        value && std::abs(*value) < beyond_float) {
      return static_cast<float>(*value);
    }
    if (is_missing(cell)) return std::numeric_limits<float>::quiet_NaN();
    throw InputError(source_ + ", line " + std::to_string(lines_.number()) + " holds \"" +
                     std::string(cell.substr(0, 40)) + "\" in " + column_text(column) +
                     ", but a number was expected, as above it.");
  }

  float text_index(std::size_t column, std::string_view cell) {
    auto& indices = texts_[column];
    const auto known = indices.find(cell);
    if (known != indices.end()) return static_cast<float>(known->second);
    TableColumn& texts = table_.columns[column];
    if (texts.texts.size() == most_texts) {
      texts.has_many_texts = true;
      return 0;
    }
    make_room_for(cell);
    texts.texts.emplace_back(cell);
    indices.emplace(cell, texts.texts.size() - 1);
    return static_cast<float>(texts.texts.size() - 1);
  }

  /// Counts what is kept of a text.
  void make_room_for(std::string_view text) {
    texts_held_ += bytes_a_text + 2 * text.size();
    if (texts_held_ <= largest_texts) return;
    throw InputError(source_ + ", line " + std::to_string(lines_.number()) +
                     " brings the table's names and different texts to more than " +
                     std::to_string(largest_texts) +
                     " bytes, but numbers were expected in most columns.");
  }

  std::string_view text_;
  const std::string& source_;
  std::size_t most_cells_;
  std::size_t texts_held_ = 0;
  Lines lines_;
  Table table_;
  std::vector<std::map<std::string, std::size_t, std::less<>>> texts_;
};

}  // namespace

bool looks_like_table(std::string_view head) {
  head = without_byte_order_mark(head);
  const bool is_binary = head.find('\0') != std::string_view::npos;
  const std::size_t start = head.find_first_not_of(" \t\r\n");
  const bool is_markup = start != std::string_view::npos &&
                         (head[start] == '[' || head[start] == '{' || head[start] == '<');
  if (is_binary || is_markup) return false;
  Lines lines(head, separator_of(first_line(head)));
  std::vector<std::string_view> first;
  std::vector<std::string_view> second;
  if (!lines.next(first) || first.size() < fewest_columns) return false;
  const auto is_mostly_numbers = [](const std::vector<std::string_view>& cells) {
    const auto numbers = std::ranges::count_if(cells, is_number);
    return 2 * static_cast<std::size_t>(numbers) > cells.size();
  };
  if (is_mostly_numbers(first)) return true;
  // The head may be cut within the second line, or even within the names.
  const bool ends_in_names = head.find('\n') == std::string_view::npos;
  return ends_in_names ? separator_of(head) == ',' && first.size() > 8
                       : lines.next(second) && is_mostly_numbers(second);
}

Table parse_table(std::span<const std::uint8_t> bytes, const std::string& source,
                  std::size_t most_cells) {
  const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  return TableParser(without_byte_order_mark(text), source, most_cells).parse();
}

}  // namespace ae
