#include "cli/codes.hpp"

#include <string>

#include "base/error.hpp"
#include "base/text.hpp"
#include "cli/options/file_ending.hpp"
#include "cli/pictures/sheet_pictures.hpp"
#include "io/atomic_file.hpp"
#include "io/csv.hpp"
#include "io/npy.hpp"

namespace ae::cli {
namespace {

constexpr const char* label_column = "label";

void require_codes(const Matrix<float>& codes, const std::filesystem::path& file) {
  if (codes.rows() == 0) {
    throw InputError(file.string() + " holds 0 codes, but at least 1 was expected.");
  }
  if (!codes.allFinite()) {
    throw InputError(file.string() + " holds NaN or infinity, but codes must be finite.");
  }
}

Matrix<float> codes_of_npy(const NpyArray& array, std::size_t units, const std::string& name) {
  const bool is_one_code = array.shape.size() == 1 && array.shape[0] == units;
  const bool is_many = array.shape.size() == 2 && array.shape[1] == units;
  if (!is_one_code && !is_many) {
    throw InputError(name + " holds an array of " + shape_text(array.shape) + ", but codes of " +
                     counted(units, "value") + ", as the model has, were expected.");
  }
  const auto columns = static_cast<Index>(units);
  return ConstMatrixView<float>(array.values.data(),
                                static_cast<Index>(array.values.size()) / columns, columns);
}

Matrix<float> codes_of_csv(const CsvTable& table, std::size_t units, const std::string& name) {
  const std::size_t columns = table.names.size();
  const std::size_t found = columns - (table.names.back() == label_column ? 1 : 0);
  if (found != units) {
    throw InputError(name + " holds codes of " + counted(found, "value") + ", but codes of " +
                     counted(units, "value") + ", as the model has, were expected.");
  }
  const ConstMatrixView<float> rows(table.values.data(), static_cast<Index>(table.rows()),
                                    static_cast<Index>(columns));
  return rows.leftCols(static_cast<Index>(units));
}

}  // namespace

void write_codes(const std::filesystem::path& file, const Matrix<float>& codes,
                 std::span<const std::uint8_t> labels) {
  const auto rows = static_cast<std::size_t>(codes.rows());
  const auto units = static_cast<std::size_t>(codes.cols());
  if (require_ending(file, "--out", {".npy", ".csv"}) == ".npy") {
    const std::span<const float> values(codes.data(), rows * units);
    write_file_atomically(file, serialize_npy({{rows, units}, {values.begin(), values.end()}}));
    return;
  }
  CsvTable table;
  for (std::size_t unit = 1; unit <= units; ++unit) {
    table.names.push_back("z" + std::to_string(unit));
  }
  if (!labels.empty()) table.names.emplace_back(label_column);
  for (std::size_t i = 0; i < rows; ++i) {
    const float* code = codes.data() + i * units;
    table.values.insert(table.values.end(), code, code + units);
    if (!labels.empty()) table.values.push_back(labels[i]);
  }
  write_file_atomically(file, serialize_csv(table));
}

Matrix<float> read_codes(const std::filesystem::path& file, Index units) {
  const std::string ending = require_ending(file, "--codes", {".npy", ".csv"});
  const std::vector<std::uint8_t> bytes = read_file(file, largest_array_file);
  const auto expected = static_cast<std::size_t>(units);
  const Matrix<float> codes =
      ending == ".npy" ? codes_of_npy(parse_npy(bytes, file.string()), expected, file.string())
                       : codes_of_csv(parse_csv(bytes, file.string()), expected, file.string());
  require_codes(codes, file);
  return codes;
}

}  // namespace ae::cli
