// Tables of text.

#include <algorithm>
#include <cmath>

#include "data/table_images.hpp"
#include "io/csv.hpp"
#include "io/table.hpp"
#include "target.hpp"

namespace ae::fuzz {
namespace {

void read_table(std::span<const std::uint8_t> bytes) {
  const bool is_likely =
      looks_like_table(as_text(bytes.first(std::min<std::size_t>(bytes.size(), 4096))));
  const Table table = parse_table(bytes, "t.csv");
  require(!table.columns.empty() && table.cells.size() == table.rows() * table.columns.size() &&
              table.rows() > 0,
          "whole rows, at least one");
  for (std::size_t i = 0; i < table.cells.size(); ++i) {
    const TableColumn& column = table.columns[i % table.columns.size()];
    if (!column.is_text) continue;
    require(table.cells[i] >= 0 && table.cells[i] < static_cast<float>(column.texts.size()),
            "an index of a text of the column");
  }
  const TablePlan plan(table, "", {}, "t.csv");
  const ImageSet images = plan.images(table, "t.csv");
  require(images.count() == table.rows(), "an image for each row");
  const LabelTexts labels = plan.labels(table, "t.csv");
  require(labels.empty() || labels.size() == images.count(), "a label for each image");
  static_cast<void>(is_likely);
}

void read_csv(std::span<const std::uint8_t> bytes) {
  const CsvTable table = parse_csv(bytes, "t.csv");
  require(table.values.size() == table.rows() * table.names.size(), "whole rows");
  for (const float value : table.values) require(!std::isnan(value), "no number is missing");
}

std::vector<Bytes> table_seeds() {
  return {as_bytes("a,b,label\n1,2.5,x\n3,\"4\",\"y\"\"z\"\n-1e-3,,x\n"),
          as_bytes("1;2;3\r\n4;5;NA\r\n"), as_bytes("\xEF\xBB\xBFid\tx\ty\n0\t1\t2\n1\t3\t4\n"),
          as_bytes("1 2  3 4\n5 6 7 8\n\n"),
          as_bytes("5.1,3.5,1.4,0.2,setosa\n7.0,3.2,4.7,1.4,versicolor\n")};
}

std::vector<Bytes> csv_seeds() {
  return {serialize_csv({{"z1", "z2"}, {1, 2.5F, -3e-8F, 4}}), as_bytes("a,b\n1,2\n")};
}

}  // namespace

std::vector<Target> table_targets() {
  return {{"table", read_table, table_seeds}, {"csv", read_csv, csv_seeds}};
}

}  // namespace ae::fuzz
