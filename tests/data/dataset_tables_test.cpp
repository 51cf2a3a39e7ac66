// The data sets of tables, as CSV files hold them, which DatasetReader reads.

#include <doctest/doctest.h>

#include "data/reading.hpp"
#include "io/gzip_bytes.hpp"

namespace {

using ae::Dataset;
using ae::ReadDataset;
using ae::ReadOptions;
using ae::test::read_error;
using ae::test::read_files;
using ae::test::text_bytes;
using Bytes = std::vector<std::uint8_t>;
using Remarks = std::vector<std::string>;

/// A line of a table of images: `label`, where there is one, then 64 pixels of this value and one
/// of 255 among them.
std::string image_line(const std::string& before, const std::string& value,
                       const std::string& after = "", const std::string& largest = "255") {
  std::string line = before;
  for (int i = 0; i < 64; ++i) line += (i == 0 ? "" : ",") + (i == 10 ? largest : value);
  return line + after + "\n";
}

std::string pixel_names() {
  std::string names;
  for (int i = 0; i < 64; ++i) names += (i == 0 ? "pixel" : ",pixel") + std::to_string(i);
  return names;
}

ReadDataset read_tables(const std::string& train, const std::string& test,
                        ReadOptions options = {}) {
  return read_files({{"mnist_train.csv", text_bytes(train)}, {"mnist_test.csv", text_bytes(test)}},
                    std::move(options));
}

void check_images(const ReadDataset& read, const Bytes& train_labels, const Bytes& test_labels) {
  CHECK(read.dataset.train.rows == 8);
  CHECK(read.dataset.train.columns == 8);
  CHECK(read.dataset.train.labels == train_labels);
  CHECK(read.dataset.test.labels == test_labels);
  CHECK(read.dataset.train.pixels[0] == 51);
  CHECK(read.dataset.train.pixels[10] == 255);
  CHECK(read.dataset.test.pixels[0] == 102);
}

TEST_CASE("tables: images with a line of names, label first or last") {
  check_images(read_tables("label," + pixel_names() + "\n" + image_line("5,", "51"),
                           "label," + pixel_names() + "\n" + image_line("7,", "102")),
               {5}, {7});
  check_images(read_tables(pixel_names() + ",class\n" + image_line("", "51", ",5"),
                           pixel_names() + ",class\n" + image_line("", "102", ",7")),
               {5}, {7});
}

TEST_CASE("tables: images without a line of names, with and without labels") {
  const std::string first = image_line("5,", "51") + image_line("0,", "51");
  const std::string last = image_line("", "51", ",5") + image_line("", "51", ",0");
  const ReadDataset read = read_tables(first, image_line("7,", "102"));
  check_images(read, {5, 0}, {7});
  CHECK(read.remarks == Remarks{"The labels are those of column 1."});
  check_images(read_tables(last, image_line("", "102", ",7")), {5, 0}, {7});
  check_images(read_tables(image_line("", "51"), image_line("", "102")), {}, {});
}

TEST_CASE("tables: pixels from 0 to 1 are scaled by a rule that is said") {
  const ReadDataset read =
      read_tables(image_line("", "0.2", "", "1"), image_line("", "0.4", "", "1"));
  check_images(read, {}, {});
  CHECK(read.remarks == Remarks{"Values from 0 to 1 were scaled to pixels from 0 to 255."});
}

TEST_CASE("tables: semicolons, tabs and spaces separate, too, and lines may end as on Windows") {
  for (const char separator : {';', '\t', ' '}) {
    std::string train = image_line("", "51");
    std::string test = image_line("", "102");
    for (std::string* text : {&train, &test}) {
      std::ranges::replace(*text, ',', separator);
      text->insert(text->size() - 1, "\r");
      text->insert(0, "\xEF\xBB\xBF");
    }
    check_images(read_tables(train, test), {}, {});
  }
}

TEST_CASE("tables: a test set without labels, as Kaggle's, is passed over, and one is held out") {
  const std::string train = "label," + pixel_names() + "\n" + image_line("5,", "51") +
                            image_line("6,", "51") + image_line("6,", "51");
  const ReadDataset read =
      read_files({{"train.csv", text_bytes(train)},
                  {"test.csv", text_bytes(pixel_names() + "\n" + image_line("", "102"))},
                  {"sample_submission.csv", text_bytes("ImageId,Label\n1,0\n2,0\n")}});
  CHECK(read.dataset.train.count() == 2);
  CHECK(read.dataset.test.count() == 1);
  CHECK(read.remarks == Remarks{"The labels are those of label.",
                                "Passed over 2 files that are no part of the data set: "
                                "sample_submission.csv, test.csv."});
}

TEST_CASE("tables: rows and columns are told where pixels make no square") {
  std::string lines;
  for (int i = 0; i < 2; ++i) lines += "5,0,1,2,3,4,255\n";
  const Dataset dataset =
      read_files({{"a.csv", text_bytes(lines)}}, {"d", {2, 3}, {}, "1"}).dataset;
  CHECK(dataset.train.rows == 2);
  CHECK(dataset.train.columns == 3);
  CHECK(dataset.train.pixels == Bytes{0, 1, 2, 3, 4, 255});
  CHECK(dataset.train.labels == Bytes{5});
  CHECK(read_error({{"a.csv", text_bytes(lines)}}, {"d", {4, 0}, {}, "1"}) ==
        "a.csv has 6 pixels an image, but 4 rows of 1 were expected.");
}

TEST_CASE("tables: EMNIST's images are transposed by the file's name, and its letters named") {
  std::string line = "2";
  for (int row = 0; row < 8; ++row) {
    for (int column = 0; column < 8; ++column) line += "," + std::to_string(10 * column + row);
  }
  line += "\n";
  std::string other = line;
  other[0] = '1';
  other.replace(2, 1, "255");
  const ReadDataset read = read_files({{"emnist-letters-train.csv", text_bytes(line + other)},
                                       {"emnist-letters-test.csv", text_bytes(line)}});
  CHECK(read.dataset.train.pixels[1] == 1);
  CHECK(read.dataset.train.pixels[8] == 10);
  CHECK(class_name(read.dataset, read.dataset.train.labels[0]) == "B");
  CHECK(read.remarks == Remarks{"The labels are those of column 1.",
                                "The images were transposed, for EMNIST's are stored by columns."});
}

TEST_CASE("tables: columns that are no pixels are features, each on its own scale") {
  const ReadDataset read =
      read_tables("Time,V1,Class\n0,-2,\"0\"\n10,2,\"1\"\n", "Time,V1,Class\n5,1,\"0\"\n");
  CHECK(read.dataset.train.rows == 1);
  CHECK(read.dataset.train.columns == 2);
  CHECK(read.dataset.train.pixels == Bytes{0, 0, 255, 255});
  CHECK(read.dataset.train.labels == Bytes{0, 1});
  CHECK(read.dataset.test.pixels == Bytes{128, 191});
  CHECK(read.remarks ==
        Remarks{"The labels are those of Class.",
                "Its 2 columns are features: each was scaled from its least to its greatest value "
                "to 0 to 1, values over 4 standard deviations from the mean counting as 4."});
}

TEST_CASE("tables: labels that are texts are numbered and named") {
  const ReadDataset read = read_tables("a,b,species\n1,2,setosa\n3,4,virginica\n5,6,setosa\n",
                                       "a,b,species\n1,2,virginica\n");
  CHECK(read.dataset.train.labels == Bytes{0, 1, 0});
  CHECK(read.dataset.test.labels == Bytes{1});
  CHECK(read.dataset.class_names == std::vector<std::string>{"setosa", "virginica"});
}

TEST_CASE("tables: the column of the labels is the one asked for, by name or by number") {
  const auto labels = [](const std::string& text, const std::string& column) {
    return read_files({{"a_train.csv", text_bytes(text)}, {"a_test.csv", text_bytes(text)}},
                      {"d", {}, {}, column})
        .dataset.train.labels;
  };
  const std::string named = "age,sick,label\n1,0,7\n2,1,8\n";
  CHECK(labels(named, "sick") == Bytes{0, 1});
  CHECK(labels(named, "") == Bytes{7, 8});
  CHECK(labels("1,0,7\n2,1,8\n", "2") == Bytes{0, 1});
  CHECK(read_error({{"a.csv", text_bytes(named)}}, {"d", {}, {}, "Sick"}) ==
        "a.csv has no column \"Sick\" for the labels; its columns are age, sick, label.");
  CHECK(read_error({{"a.csv", text_bytes("1,0,7\n2,1,8\n")}}, {"d", {}, {}, "4"}) ==
        "a.csv has no column \"4\" for the labels; its columns are column 1, column 2, column 3.");
}

TEST_CASE("tables: a packed table is read, and a copy counts once") {
  const Bytes table = text_bytes("a,b,c\n1,2,3\n4,5,6\n");
  const ReadDataset read = read_files({{"a.csv", table}, {"b.csv.gz", ae::test::gzip(table)}});
  CHECK(read.dataset.train.count() == 1);
  CHECK(read.dataset.train.columns == 3);
}

TEST_CASE("tables: tables that say something different under one role are an error") {
  CHECK(read_error({{"a/train.csv", text_bytes("a,b,c\n1,2,x\n4,5,y\n")},
                    {"b/train.csv", text_bytes("a,b,c\n1,2,x\n4,5,z\n")}}) ==
        "a/train.csv and b/train.csv differ, but both are the training tables; one of them was "
        "expected.");
}

TEST_CASE("tables: a test table of other columns is refused") {
  const auto error = [](const std::string& test) {
    return read_error(
        {{"train.csv", text_bytes("a,b,c,d\n1,2,3,4\n5,6,7,8\n")}, {"test.csv", text_bytes(test)}});
  };
  CHECK(error("a,b,c\n1,2,3\n") ==
        "test.csv has 3 columns, but 4 were expected, as in the training set.");
  CHECK(error("a,c,b,d\n1,2,3,4\n") ==
        "test.csv has the column c where b was expected, as in the training set.");
  CHECK(error("a,b,c,d\n1,2,3,many\n") ==
        "test.csv holds texts such as \"many\" in its d, but numbers were expected, as in the "
        "training set.");
}

TEST_CASE("tables: a value that no float holds is refused, and not counted as infinite") {
  CHECK(read_error({{"train.csv", text_bytes("1,2,3\n1,1e300,3\n")}}) ==
        "train.csv, line 2 holds \"1e300\" in column 2, but a number was expected, as above it.");
}

}  // namespace
