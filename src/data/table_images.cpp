#include "data/table_images.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <set>
#include <string_view>

#include "base/error.hpp"
#include "base/shown_number.hpp"
#include "base/text.hpp"

namespace ae {
namespace {

constexpr std::size_t smallest_image = 64;  // 8 x 8 pixels
constexpr double widest_deviation = 4;      // of a feature, in standard deviations

bool is_label_name(const std::string& name) {
  constexpr std::array<std::string_view, 9> names = {
      "label", "labels", "class", "target", "y", "species", "digit", "category", "diagnosis"};
  return std::ranges::find(names, lower_case(name)) != names.end();
}

bool is_index_name(const std::string& name) {
  constexpr std::array<std::string_view, 5> names = {"id", "index", "imageid", "unnamed: 0",
                                                     "column 1"};
  return std::ranges::find(names, lower_case(name)) != names.end();
}

/// Returns the name without its digits, which is the same for all pixels.
std::string stem(const std::string& name) {
  std::string result;
  std::ranges::copy_if(name, std::back_inserter(result),
                       [](char letter) { return letter < '0' || letter > '9'; });
  return result;
}

bool is_a_square(std::size_t pixels) {
  const ImageSize size = size_of_pixels(pixels, {}, "");
  return size.rows == size.columns;
}

float cell(const Table& table, std::size_t row, std::size_t column) {
  return table.cells[row * table.columns.size() + column];
}

/// Returns the number of different values of a column if all are whole numbers from 0 to 255, and 0
/// otherwise.
std::size_t whole_values(const Table& table, std::size_t column) {
  std::set<float> values;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const float value = cell(table, row, column);
    if (!(value >= 0 && value <= 255) || value != std::floor(value)) return 0;
    values.insert(value);
  }
  return values.size();
}

/// Returns whether the column counts the rows, from 0 or 1 on.
bool counts_rows(const Table& table, std::size_t column) {
  const float first = cell(table, 0, column);
  if (first != 0 && first != 1) return false;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    if (cell(table, row, column) != first + static_cast<float>(row)) return false;
  }
  return true;
}

std::string name_of(const Table& table, std::size_t column) {
  const TableColumn& found = table.columns[column];
  return found.name.empty() ? "column " + std::to_string(column + 1) : found.name;
}

/// The values of one column that are not missing.
struct ColumnStatistics {
  std::size_t count = 0;
  double low = 0;
  double high = 0;
  double mean = 0;
  double deviation = 0;
};

ColumnStatistics statistics_of(const Table& table, std::size_t column) {
  ColumnStatistics result;
  double squares = 0;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const double value = cell(table, row, column);
    if (std::isnan(value)) continue;
    result.low = result.count == 0 ? value : std::min(result.low, value);
    result.high = result.count == 0 ? value : std::max(result.high, value);
    // Welford (1962): the sums stay small, whatever the mean is.
    const double distance = value - result.mean;
    result.mean += distance / static_cast<double>(++result.count);
    squares += distance * (value - result.mean);
  }
  if (result.count > 0) result.deviation = std::sqrt(squares / static_cast<double>(result.count));
  return result;
}

}  // namespace

TablePlan::TablePlan(const Table& train, const std::string& label, ImageSize wanted,
                     const std::string& source) {
  for (const TableColumn& column : train.columns) names_.push_back(column.name);
  choose_label(train, label, source);
  if (label_) label_name_ = train.columns[*label_].name;
  choose_features(train);
  if (features_.empty()) {
    throw InputError(source +
                     " has no column of numbers besides the labels, but images or features "
                     "were expected.");
  }
  const bool are_alike = std::ranges::all_of(features_, [&](std::size_t column) {
    return stem(train.columns[column].name) == stem(train.columns[features_.front()].name);
  });
  const bool is_wanted = wanted.rows > 0 || wanted.columns > 0;
  are_images_ =
      is_wanted ? wanted.rows != 1
                : are_alike && features_.size() >= smallest_image && is_a_square(features_.size());
  size_ = are_images_ || is_wanted ? size_of_pixels(features_.size(), wanted, source)
                                   : ImageSize{1, features_.size()};
  choose_scales(train);
}

void TablePlan::choose_label(const Table& table, const std::string& wanted,
                             const std::string& source) {
  if (!wanted.empty()) {
    for (std::size_t i = 0; i < names_.size(); ++i) {
      if (table.columns[i].name == wanted) label_ = i;
    }
    std::size_t number = 0;
    const char* const end = wanted.data() + wanted.size();
    const auto [stop, error] = std::from_chars(wanted.data(), end, number);
    const bool is_number = error == std::errc() && stop == end;
    if (!label_ && !table.has_names() && is_number && number >= 1 && number <= names_.size()) {
      label_ = number - 1;
    }
    if (label_) return;
    std::vector<std::string> names;
    names.reserve(names_.size());
    for (std::size_t i = 0; i < names_.size(); ++i) names.push_back(name_of(table, i));
    throw InputError(source + " has no column \"" + wanted + "\" for the labels; its columns are " +
                     listed(names) + ".");
  }
  std::vector<std::size_t> texts;
  for (std::size_t i = 0; i < names_.size(); ++i) {
    if (!label_ && is_label_name(table.columns[i].name)) label_ = i;
    if (table.columns[i].is_text && !table.columns[i].has_many_texts) texts.push_back(i);
  }
  if (label_) return;
  if (texts.size() == 1) label_ = texts.front();
  if (label_ || names_.size() <= smallest_image || !is_a_square(names_.size() - 1)) return;
  constexpr std::size_t most_digits_classes = 64;
  for (const std::size_t column : {std::size_t{0}, names_.size() - 1}) {
    const std::size_t values = whole_values(table, column);
    if (!label_ && values > 1 && values <= most_digits_classes) label_ = column;
  }
}

void TablePlan::choose_features(const Table& table) {
  std::vector<std::string> passed_over;
  for (std::size_t i = 0; i < names_.size(); ++i) {
    if (label_ == i) continue;
    const TableColumn& column = table.columns[i];
    if (column.is_text || (is_index_name(column.name) && counts_rows(table, i))) {
      passed_over.push_back(name_of(table, i));
    } else {
      features_.push_back(i);
    }
  }
  if (label_) remarks_.push_back("The labels are those of " + name_of(table, *label_) + ".");
  if (!passed_over.empty()) {
    remarks_.push_back("Passed over columns that hold no values: " + listed(passed_over) + ".");
  }
}

void TablePlan::choose_scales(const Table& table) {
  double low = 0;
  double high = 0;
  std::size_t missing = 0;
  for (const std::size_t column : features_) {
    const ColumnStatistics values = statistics_of(table, column);
    missing += table.rows() - values.count;
    means_.push_back(are_images_ ? 0.0F : static_cast<float>(values.mean));
    low = std::min(low, values.low);
    high = std::max(high, values.high);
    if (are_images_) continue;
    const double reach = widest_deviation * values.deviation;
    const double from = std::max(values.low, values.mean - reach);
    const double to = std::min(values.high, values.mean + reach);
    scales_.push_back({from, to > from ? to : from + 1, ""});
  }
  if (are_images_) {
    scales_.push_back(scale_for_range(low, high));
    if (!scales_.front().rule.empty()) remarks_.push_back(scales_.front().rule);
  } else {
    remarks_.push_back(
        "Its " + std::to_string(features_.size()) +
        " columns are features: each was scaled from its least to its greatest value "
        "to 0 to 1, values over 4 standard deviations from the mean counting as 4.");
  }
  if (missing > 0) {
    remarks_.push_back(std::to_string(missing) + " missing values count as " +
                       (are_images_ ? "0." : "their column's mean."));
  }
}

bool TablePlan::has_label(const Table& table, const std::string& source) const {
  const std::size_t columns = table.columns.size();
  if (columns == names_.size()) return label_.has_value();
  if (label_ && columns + 1 == names_.size()) return false;
  throw InputError(source + " has " + std::to_string(columns) + " columns, but " +
                   std::to_string(names_.size()) + " were expected, as in the training set.");
}

std::size_t TablePlan::place(std::size_t column, bool has_label) const {
  return label_ && !has_label && column > *label_ ? column - 1 : column;
}

void TablePlan::require_same_columns(const Table& table, const std::string& source) const {
  const bool is_labelled = has_label(table, source);
  for (const std::size_t feature : features_) {
    const TableColumn& column = table.columns[place(feature, is_labelled)];
    if (!column.name.empty() && !names_[feature].empty() && column.name != names_[feature]) {
      throw InputError(source + " has the column " + column.name + " where " + names_[feature] +
                       " was expected, as in the training set.");
    }
    if (column.is_text) {
      throw InputError(source + " holds texts such as \"" + column.texts.front() + "\" in its " +
                       name_of(table, place(feature, is_labelled)) +
                       ", but numbers were expected, as in the training set.");
    }
  }
}

ImageSet TablePlan::images(const Table& table, const std::string& source) const {
  require_same_columns(table, source);
  const bool is_labelled = has_label(table, source);
  ImageSet images{.rows = size_.rows, .columns = size_.columns, .pixels = {}, .labels = {}};
  images.pixels.reserve(table.rows() * features_.size());
  for (std::size_t row = 0; row < table.rows(); ++row) {
    for (std::size_t i = 0; i < features_.size(); ++i) {
      const float value = cell(table, row, place(features_[i], is_labelled));
      const PixelScale& scale = scales_[scales_.size() == 1 ? 0 : i];
      images.pixels.push_back(scale.pixel(std::isnan(value) ? means_[i] : value));
    }
  }
  return images;
}

LabelTexts TablePlan::labels(const Table& table, const std::string& source) const {
  LabelTexts texts;
  if (!label_ || !has_label(table, source)) return texts;
  const TableColumn& column = table.columns[*label_];
  if (column.has_many_texts) {
    throw InputError(source + " has more than 256 different texts in its column " +
                     name_of(table, *label_) + ", but at most 256 classes were expected.");
  }
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const float value = cell(table, row, *label_);
    if (std::isnan(value)) {
      throw InputError(source + " has no label in row " + std::to_string(row + 1) +
                       " of its values, but one was expected in its column " +
                       name_of(table, *label_) + ".");
    }
    if (column.is_text) {
      texts.add(column.texts[static_cast<std::size_t>(value)]);
    } else {
      const bool is_whole = value == std::floor(value) && std::abs(value) < 1e9F;
      texts.add(is_whole ? std::to_string(static_cast<std::int64_t>(value)) : shown(value));
    }
  }
  return texts;
}

}  // namespace ae
