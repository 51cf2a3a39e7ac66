#pragma once

#include <cstddef>
#include <variant>
#include <vector>

#include "data/file_role.hpp"
#include "io/named_bytes.hpp"
#include "io/number_array.hpp"
#include "io/table.hpp"

namespace ae {

/// A file of a data set: an array whose numbers lie in the file's bytes, or a table.
struct DatasetPart {
  NamedBytes file;
  FileRole role;
  std::variant<NumberArray, Table> content;

  [[nodiscard]] const NumberArray* array() const { return std::get_if<NumberArray>(&content); }
  [[nodiscard]] const Table* table() const { return std::get_if<Table>(&content); }
};

using DatasetParts = std::vector<DatasetPart*>;

/// Returns whether the part is an array of labels: by its shape, unless its name says images.
bool holds_labels(const DatasetPart& part);

/// Returns whether the part is an array of images: any of more than one dimension but labels.
bool holds_images(const DatasetPart& part);

/// Returns the number of an array's images or labels, or of a table's rows. An array has at least
/// one dimension.
std::size_t count_of(const DatasetPart& part);

/// Returns whether both parts say the same, whatever their files' names and the tables' columns'
/// names are.
bool are_equal(const DatasetPart& a, const DatasetPart& b);

}  // namespace ae
