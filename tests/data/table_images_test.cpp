#include "data/table_images.hpp"

#include <doctest/doctest.h>

#include "base/error.hpp"
#include "data/reading.hpp"

namespace {

using ae::ImageSet;
using ae::Table;
using ae::TablePlan;
using Bytes = std::vector<std::uint8_t>;
using Remarks = std::vector<std::string>;
using Texts = std::vector<std::string>;

Table table_of(const std::string& text) {
  return ae::parse_table(ae::test::text_bytes(text), "t.csv");
}

TablePlan plan_of(const Table& table, const std::string& label = "", ae::ImageSize size = {}) {
  return {table, label, size, "t.csv"};
}

/// The label of each row.
Texts labels_of(const Table& table) {
  const ae::LabelTexts labels = plan_of(table).labels(table, "t.csv");
  Texts texts;
  for (const std::uint16_t index : labels.indices()) texts.push_back(labels.texts()[index]);
  return texts;
}

/// A line of `count` zeros, the last of which is 16.
std::string dark_line(std::size_t count, const std::string& before = "") {
  std::string line = before;
  for (std::size_t i = 0; i < count; ++i)
    line += (i == 0 ? "" : ",") + std::string(i + 1 == count ? "16" : "0");
  return line + "\n";
}

TEST_CASE("the label's column is found by its name, whatever its case") {
  for (const char* name : {"label", "Class", "TARGET", "y", "species"}) {
    CAPTURE(name);
    const Table table = table_of("a,b," + std::string(name) + "\n1,2,7\n3,4,8.5\n");
    CHECK(labels_of(table) == Texts{"7", "8.5"});
  }
}

TEST_CASE("without a name, the label's column is the only one of texts") {
  const Table one = table_of("1,2,cat\n3,4,dog\n");
  CHECK(labels_of(one) == Texts{"cat", "dog"});
  const Table two = table_of("1,2,cat,black\n3,4,dog,white\n");
  CHECK(plan_of(two).labels(two, "t.csv").empty());
  CHECK(plan_of(two).remarks().front() ==
        "Passed over columns that hold no values: column 3, column 4.");
}

TEST_CASE(
    "beside a square of pixels, the label's column is the first or last of few whole numbers") {
  const Table first = table_of(dark_line(64, "3,") + dark_line(64, "9,"));
  CHECK(labels_of(first) == Texts{"3", "9"});
  std::string text = dark_line(64) + dark_line(64);
  text.insert(text.find('\n'), ",3");
  text.insert(text.size() - 1, ",9");
  const Table last = table_of(text);
  CHECK(labels_of(last) == Texts{"3", "9"});
  CHECK(plan_of(last).are_images());
}

TEST_CASE("columns that count the rows are no features") {
  const Table table = table_of("Id,a,b\n1,5,6\n2,7,9\n3,8,8\n");
  const TablePlan plan = plan_of(table);
  CHECK(plan.images(table, "t.csv").columns == 2);
  CHECK(plan.remarks().front() == "Passed over columns that hold no values: Id.");
  const Table other = table_of("Id,a,b\n1,5,6\n2,7,9\n4,8,8\n");
  CHECK(plan_of(other).images(other, "t.csv").columns == 3);
}

TEST_CASE("columns are an image if they are a square and named alike, and features otherwise") {
  const Table square = table_of(dark_line(64) + dark_line(64));
  CHECK(plan_of(square).are_images());
  CHECK(plan_of(square).images(square, "t").rows == 8);
  CHECK(plan_of(square).images(square, "t").pixels[63] == 255);
  CHECK(plan_of(square).remarks() ==
        Remarks{"Values from 0 to 16 were scaled to pixels from 0 to 255."});
  const Table oblong = table_of(dark_line(63) + dark_line(63));
  CHECK_FALSE(plan_of(oblong).are_images());
  CHECK(plan_of(oblong, "", {7, 0}).images(oblong, "t").columns == 9);
  CHECK(plan_of(oblong, "", {7, 0}).are_images());
  CHECK_FALSE(plan_of(square, "", {1, 64}).are_images());
  CHECK(plan_of(square, "", {1, 64}).images(square, "t").columns == 64);
}

TEST_CASE("features are cut at four standard deviations, and a constant one is 0") {
  std::string text = "a,b,c\n";
  for (int i = 0; i < 99; ++i) text += std::to_string(i % 2) + ",5,1\n";
  text += "1000,5,2\n";
  const Table table = table_of(text);
  const ImageSet images = plan_of(table).images(table, "t");
  CHECK(images.pixels[0] == 0);
  CHECK(images.pixels[1] == 0);
  CHECK(images.pixels[2] == 0);
  CHECK(images.pixels[99 * 3] == 255);
  CHECK(images.pixels[99 * 3 + 2] == 255);
}

TEST_CASE("missing values count as their column's mean, and are counted") {
  const Table table = table_of("a,b,c\n0,1,1\n,0,0\n10,,1\n");
  const TablePlan plan = plan_of(table);
  CHECK(plan.images(table, "t").pixels == Bytes{0, 255, 255, 128, 0, 0, 255, 128, 255});
  CHECK(plan.remarks().back() == "2 missing values count as their column's mean.");
}

TEST_CASE("what is wrong with the columns is said") {
  const Table texts = table_of("name,kind,label\nx,y,1\n");
  CHECK_THROWS_WITH_AS(plan_of(texts),
                       "t.csv has no column of numbers besides the labels, but images or features "
                       "were expected.",
                       ae::InputError);
  const Table missing = table_of("a,b,label\n1,2,3\n1,2,\n");
  CHECK_THROWS_WITH_AS((void)plan_of(missing).labels(missing, "t.csv"),
                       "t.csv has no label in row 2 of its values, but one was expected in its "
                       "column label.",
                       ae::InputError);
  std::string text = "a,b,label\n";
  for (int i = 0; i < 300; ++i) text += "1,2,n" + std::to_string(i) + "\n";
  const Table many = table_of(text);
  CHECK_THROWS_WITH_AS((void)plan_of(many, "label").labels(many, "t.csv"),
                       "t.csv has more than 256 different texts in its column label, but at most "
                       "256 classes were expected.",
                       ae::InputError);
}

}  // namespace
