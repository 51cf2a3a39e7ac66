#include "data/dataset_reader.hpp"

#include <doctest/doctest.h>

#include "data/reading.hpp"
#include "io/gzip_bytes.hpp"
#include "io/zip_bytes.hpp"

namespace {

using ae::Dataset;
using ae::NamedBytes;
using ae::ReadDataset;
using ae::test::gzip;
using ae::test::idx_file;
using ae::test::read_error;
using ae::test::read_files;
using ae::test::text_bytes;
using ae::test::zip;
using Bytes = std::vector<std::uint8_t>;
using Remarks = std::vector<std::string>;

const Bytes train_images = idx_file({3, 1, 2}, {1, 2, 3, 4, 5, 60});
const Bytes train_labels = idx_file({3}, {7, 8, 9});
const Bytes test_images = idx_file({1, 1, 2}, {10, 20});
const Bytes test_labels = idx_file({1}, {7});

/// MNIST's four files, each name made by `name` of "train" or "t10k", "images" or "labels" and
/// "idx3" or "idx1".
template <typename Name>
std::vector<NamedBytes> four_files(const Name& name) {
  return {{name("train", "images", "idx3"), train_images},
          {name("train", "labels", "idx1"), train_labels},
          {name("t10k", "images", "idx3"), test_images},
          {name("t10k", "labels", "idx1"), test_labels}};
}

using Word = const std::string&;
const std::vector<NamedBytes> plain_files = four_files(
    [](Word set, Word kind, Word format) { return set + "-" + kind + "-" + format + "-ubyte"; });

void check_four_files(const ReadDataset& read, const Remarks& remarks = {}) {
  CHECK(read.dataset.train.pixels == Bytes{1, 2, 3, 4, 5, 60});
  CHECK(read.dataset.train.labels == Bytes{7, 8, 9});
  CHECK(read.dataset.train.rows == 1);
  CHECK(read.dataset.test.pixels == Bytes{10, 20});
  CHECK(read.dataset.test.labels == Bytes{7});
  CHECK(read.dataset.class_names.empty());
  CHECK(read.remarks == remarks);
}

std::vector<NamedBytes> with(std::vector<NamedBytes> files, const std::vector<NamedBytes>& more) {
  files.insert(files.end(), more.begin(), more.end());
  return files;
}

TEST_CASE("reader: MNIST's four files are read by the names that people have") {
  check_four_files(read_files(plain_files));
  check_four_files(read_files(four_files([](Word set, Word kind, Word format) {
    return set + "-" + kind + "." + format + "-ubyte";
  })));
  check_four_files(read_files(four_files([](Word set, Word kind, Word format) {
                                return "emnist-digits/" + set + "-" + kind + "-" + format +
                                       "-ubyte";
                              }),
                              {"d", {}, false, ""}));
  check_four_files(read_files(four_files([](Word set, Word kind, Word) {
    return "qmnist-" + (set == "t10k" ? "test" : set) + "-" + kind + "-ubyte";
  })));
  check_four_files(read_files(four_files(
      [](Word set, Word kind, Word) { return "My Data (" + set + ") " + kind + " (1).idx"; })));
}

TEST_CASE("reader: Kaggle's and torchvision's archives, with folders beside and around the files") {
  check_four_files(read_files(four_files([](Word set, Word kind, Word format) {
    return set + "-" + kind + "-" + format + "-ubyte/" + set + "-" + kind + "-" + format + "-ubyte";
  })));
  const auto raw = [](Word set, Word kind, Word format) {
    return "MNIST/raw/" + set + "-" + kind + "-" + format + "-ubyte";
  };
  std::vector<NamedBytes> twice = four_files(raw);
  for (const NamedBytes& file : four_files(raw)) {
    twice.push_back({file.path + ".gz", gzip(file.bytes)});
  }
  check_four_files(read_files(twice));
}

TEST_CASE("reader: gzip goes by content, not by name, and may be twice") {
  std::vector<NamedBytes> files = plain_files;
  files[0].bytes = gzip(train_images);
  files[1].path += ".gz";
  files[2] = {files[2].path + ".gz", gzip(gzip(test_images))};
  check_four_files(read_files(files));
}

TEST_CASE("reader: an archive is read like a folder, also one within another") {
  check_four_files(read_files({{"archive.zip", zip(plain_files)}}));
  check_four_files(read_files({{"download", zip(plain_files, {.deflates = true})}}));
  check_four_files(read_files({{"a.zip", zip({{"b.zip", zip(plain_files)}})}}));
}

TEST_CASE("reader: archives are unpacked to a depth of four") {
  Bytes nested = train_images;
  for (int depth = 0; depth < 4; ++depth) nested = gzip(nested);
  CHECK(read_files({{"images.gz", nested}}).dataset.train.count() == 2);
  CHECK(read_error({{"images.gz", gzip(nested)}}) ==
        "images.gz is an archive within 4 others, and at most 4 are unpacked.");
}

TEST_CASE("reader: strangers are passed over in one line that names them") {
  check_four_files(
      read_files(with(plain_files, {{".DS_Store", {0, 0, 0, 1, 'B', 'u', 'd', '1'}},
                                    {"README.md", text_bytes("# MNIST\n\nHandwritten digits.\n")},
                                    {"md5sums.txt", text_bytes("f68b3c2dcbeaaa9f  a\n1  b\n")},
                                    {"__MACOSX/._train-images-idx3-ubyte", {0, 5, 22, 7}}})),
      {"Passed over 4 files that are no part of the data set: .DS_Store, "
       "__MACOSX/._train-images-idx3-ubyte, md5sums.txt, README.md."});
  check_four_files(read_files(with(plain_files, {{"notes.txt", text_bytes("by hand")}})),
                   {"Passed over 1 file that is no part of the data set: notes.txt."});
}

TEST_CASE("reader: files that hold data of another kind do not stand in the way") {
  const std::string training_log = "epoch,loss,test_loss\n1,0.5,0.6\n2,0.4,0.5\n";
  check_four_files(read_files(with(plain_files, {{"mapping.txt", text_bytes("0 48 48\n1 49 49\n")},
                                                 {"log.csv", text_bytes(training_log)},
                                                 {"package.json", text_bytes("[1,2,3,4,5]")}})),
                   {"Passed over 3 files that are no part of the data set: log.csv, "
                    "mapping.txt, package.json."});
  CHECK(read_files(with(plain_files, {{"notes.csv", text_bytes("1,2,3\n1,2\n")}})).remarks ==
        Remarks{"notes.csv, line 2 has 2 cells, but 3 were expected, as above it. The file was "
                "passed over."});
}

TEST_CASE("reader: copies that contradict one another are an error that names both") {
  CHECK(read_error(with(plain_files, {{"train-images-idx3-ubyte.gz",
                                       gzip(idx_file({3, 1, 2}, {1, 2, 3, 4, 5, 61}))}})) ==
        "train-images-idx3-ubyte and train-images-idx3-ubyte.gz differ, but both are the training "
        "images; one of them was expected.");
  CHECK(read_error(with(plain_files, {{"old/t10k-labels-idx1-ubyte", idx_file({1}, {8})}})) ==
        "old/t10k-labels-idx1-ubyte and t10k-labels-idx1-ubyte differ, but both are the test "
        "labels; one of them was expected.");
  CHECK(read_error({{"images", train_images},
                    {"labels", train_labels},
                    {"targets", idx_file({3}, {7, 8, 8})}}) ==
        "labels and targets differ, but both hold labels; one of them was expected.");
}

TEST_CASE("reader: a web page under the name of data is said to be one") {
  std::vector<NamedBytes> files = plain_files;
  files[2] = {"t10k-images-idx3-ubyte.gz", text_bytes("\n<!DOCTYPE html>\n<html>404</html>\n")};
  CHECK(read_error(files) ==
        "t10k-images-idx3-ubyte.gz is a web page, but IDX, NumPy or CSV data were expected under "
        "that name.");
  CHECK(read_error({{"mnist.npz", text_bytes("<html><body>Sign in</body></html>")}}) ==
        "mnist.npz is a web page, but IDX, NumPy or CSV data were expected under that name.");
}

TEST_CASE("reader: what is found under a name of data is named") {
  CHECK(read_error({{"mnist.csv.gz", gzip(text_bytes("%PDF-1.4"))}}) ==
        "mnist.csv.gz is a PDF document, but IDX, NumPy or CSV data were expected under that "
        "name.");
  CHECK(read_error({{"mnist.npz", {}}}) ==
        "mnist.npz is empty, but IDX, NumPy or CSV data were expected under that name.");
}

TEST_CASE("reader: no data set and several are errors") {
  CHECK(read_error({}) ==
        "No images were found, but IDX, NumPy or CSV files, or a folder of pictures, were "
        "expected.");
  CHECK(read_error({{"train-labels-idx1-ubyte", train_labels}}) ==
        "train-labels-idx1-ubyte holds labels or a number alone, but images were expected.");
  CHECK(read_error({{"emnist-letters-train-images-idx3-ubyte", train_images},
                    {"emnist-letters-train-labels-idx1-ubyte", train_labels},
                    {"emnist-digits-train-images-idx3-ubyte", test_images},
                    {"emnist-digits-train-labels-idx1-ubyte", test_labels}}) ==
        "There are several data sets, emnist-digits, emnist-letters, but one was expected; open "
        "the files of one of them.");
  CHECK(read_error({{"a-images", train_images}, {"1-images", test_images}}) ==
        "There are several data sets, 1-images, a, but one was expected; open the files of one of "
        "them.");
}

TEST_CASE("reader: files under the names of others are told by their shapes") {
  std::vector<NamedBytes> files = plain_files;
  SUBCASE("labels where images are expected") {
    files[2].bytes = test_labels;
    CHECK(read_error(files) ==
          "t10k-images-idx3-ubyte holds labels, as it seems, for it has but one dimension of 1 "
          "unsigned bytes, but images were expected under that name.");
  }
  SUBCASE("images where labels are expected") {
    files[1].bytes = train_images;
    CHECK(read_error(files) ==
          "train-labels-idx1-ubyte holds 3 x 1 x 2 unsigned bytes, but labels, one for each image, "
          "were expected under that name.");
  }
}

TEST_CASE("reader: labels and images must be as many, and labels are for both sets or neither") {
  std::vector<NamedBytes> files = plain_files;
  files[1].bytes = idx_file({2}, {7, 8});
  CHECK(read_error(files) ==
        "train-labels-idx1-ubyte has 2 labels but train-images-idx3-ubyte has 3 images, and as "
        "many were expected.");
  files.erase(files.begin() + 1);
  CHECK(read_error(files) ==
        "Labels were found for only one of train-images-idx3-ubyte and t10k-images-idx3-ubyte, but "
        "labels for both or neither were expected.");
}

TEST_CASE("reader: one set alone is split, under whichever name it was found") {
  for (const std::string set : {"train-", "t10k-", "my-"}) {
    const Dataset dataset =
        read_files({{set + "images", train_images}, {set + "labels", train_labels}}).dataset;
    CHECK(dataset.train.count() == 2);
    CHECK(dataset.test.count() == 1);
    CHECK(dataset.train.labels.size() == 2);
  }
  const ReadDataset read = read_files({plain_files[0], plain_files[1], plain_files[3]});
  CHECK(read.dataset.test.labels.size() == 1);
  CHECK(read.remarks ==
        Remarks{"Passed over 1 file that is no part of the data set: t10k-labels-idx1-ubyte."});
}

TEST_CASE("reader: of files whose names say nothing, the larger is the training set") {
  const Dataset dataset = read_files({{"0.idx", test_images},
                                      {"1.idx", train_images},
                                      {"2.idx", test_labels},
                                      {"3.idx", train_labels}})
                              .dataset;
  CHECK(dataset.train.labels == Bytes{7, 8, 9});
  CHECK(dataset.test.pixels == Bytes{10, 20});
}

}  // namespace
