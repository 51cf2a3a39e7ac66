#include <cstdlib>
#include <doctest/doctest.h>

#include "base/error.hpp"
#include "data/dataset_files.hpp"
#include "io/atomic_file.hpp"
#include "io/gzip_bytes.hpp"
#include "io/idx.hpp"
#include "io/temporary_folder.hpp"

namespace {

using ae::Dataset;
using ae::ImageSet;
using ae::InputError;
using ae::load_dataset_files;
using ae::write_dataset_folder;
using ae::write_file_atomically;
using ae::test::gzip;
using ae::test::TemporaryFolder;
using Bytes = std::vector<std::uint8_t>;
namespace fs = std::filesystem;

const ImageSet train_file{1, 2, {1, 2, 3, 4, 5, 6}, {7, 8, 9}};
const ImageSet test_file{1, 2, {10, 20}, {4}};

Bytes idx_images(const ImageSet& images) {
  return ae::serialize_idx(std::vector{images.count(), images.rows, images.columns}, images.pixels);
}

Bytes idx_labels(const Bytes& labels) {
  return ae::serialize_idx(std::vector{labels.size()}, labels);
}

void check_same(const ImageSet& actual, const ImageSet& expected) {
  CHECK(actual.rows == expected.rows);
  CHECK(actual.columns == expected.columns);
  CHECK(actual.pixels == expected.pixels);
  CHECK(actual.labels == expected.labels);
}

void check_whole(const fs::path& folder) {
  const Dataset dataset = load_dataset_files(folder).dataset;
  CHECK(dataset.name == folder.string());
  check_same(dataset.train, train_file);
  check_same(dataset.test, test_file);
}

void check_refused(const fs::path& folder, const std::string& expected) {
  CHECK_THROWS_WITH_AS(load_dataset_files(folder), expected.c_str(), InputError);
}

TEST_CASE("a dataset is written into a folder, made if need be, and read again") {
  const TemporaryFolder folder;
  const fs::path path = folder / "new/inner";
  write_dataset_folder({"d", train_file, test_file}, path);
  for (const char* name : {"train-images-idx3-ubyte", "train-labels-idx1-ubyte",
                           "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte"}) {
    CHECK(fs::is_regular_file(path / name));
  }
  check_whole(path);
}

TEST_CASE("a dataset without labels is written and read without them") {
  const TemporaryFolder folder;
  write_dataset_folder({"d", {1, 2, {1, 2}, {}}, {1, 2, {3, 4}, {}}}, folder.path());
  CHECK(folder.entries() == 2);
  const Dataset dataset = load_dataset_files(folder.path()).dataset;
  CHECK(dataset.train.labels.empty());
  CHECK(dataset.test.pixels == Bytes{3, 4});
}

TEST_CASE("each file of a dataset folder may have a dot in its name and be a .gz") {
  const TemporaryFolder folder;
  write_file_atomically(folder / "train-images.idx3-ubyte", idx_images(train_file));
  write_file_atomically(folder / "train-labels.idx1-ubyte.gz", gzip(idx_labels(train_file.labels)));
  write_file_atomically(folder / "t10k-images-idx3-ubyte.gz", gzip(idx_images(test_file)));
  write_file_atomically(folder / "t10k-labels-idx1-ubyte", idx_labels(test_file.labels));
  check_whole(folder.path());
}

TEST_CASE("a dataset is found however deep it lies in a folder, and strangers are named") {
  const TemporaryFolder folder;
  write_dataset_folder({"d", train_file, test_file}, folder / "MNIST/raw");
  write_file_atomically(folder / "README.md", Bytes{'#', ' ', 'R'});
  write_file_atomically(folder / ".DS_Store", Bytes{0, 0, 0, 1});
  check_whole(folder.path());
  CHECK(load_dataset_files(folder.path()).remarks ==
        std::vector<std::string>{
            "Passed over 2 files that are no part of the data set: .DS_Store, README.md."});
}

TEST_CASE("of a plain file and a .gz that says the same either is read") {
  const TemporaryFolder folder;
  write_dataset_folder({"d", train_file, test_file}, folder.path());
  write_file_atomically(folder / "train-images-idx3-ubyte.gz", gzip(idx_images(train_file)));
  check_whole(folder.path());
}

TEST_CASE("of a single IDX file, the others of its set that lie beside it are read") {
  const TemporaryFolder folder;
  write_dataset_folder({"d", train_file, test_file}, folder.path());
  write_file_atomically(folder / "emnist-letters-train-images-idx3-ubyte", idx_images(test_file));
  const Dataset dataset = load_dataset_files(folder / "t10k-labels-idx1-ubyte").dataset;
  check_same(dataset.train, train_file);
  check_same(dataset.test, test_file);
}

TEST_CASE("a single file that holds a whole set is read alone, whatever its name") {
  const TemporaryFolder folder;
  write_file_atomically(folder / "pictures", idx_images({1, 2, {1, 2, 3, 4, 5, 6}, {}}));
  write_file_atomically(folder / "others", idx_images(test_file));
  ae::ReadOptions options;
  options.name = "mine";
  const Dataset dataset = load_dataset_files(folder / "pictures", options).dataset;
  CHECK(dataset.name == "mine");
  CHECK(dataset.train.count() == 2);
  CHECK(dataset.test.count() == 1);
}

TEST_CASE("a path that isn't there is refused") {
  const TemporaryFolder folder;
  const fs::path path = folder / "data";
  check_refused(path,
                path.string() + " does not exist, and a file or a folder of data was expected");
}

TEST_CASE("a folder without images says what it should have") {
  const TemporaryFolder folder;
  const std::string expected =
      ", but IDX, NumPy or CSV files, or a folder of pictures, were expected.";
  check_refused(folder.path(), "No images were found" + expected);
  write_file_atomically(folder / "notes.txt", Bytes{'h', 'i'});
  check_refused(folder.path(), "No images were found in notes.txt" + expected);
}

TEST_CASE("a bad file in a dataset folder is named") {
  const TemporaryFolder folder;
  write_dataset_folder({"d", train_file, test_file}, folder.path());
  const fs::path images = folder / "train-images-idx3-ubyte";
  const fs::path labels = folder / "train-labels-idx1-ubyte";
  SUBCASE("other counts of images and labels") {
    write_file_atomically(labels, idx_labels(Bytes{1, 2}));
    check_refused(folder.path(),
                  "train-labels-idx1-ubyte has 2 labels but train-images-idx3-ubyte has 3 images, "
                  "and as many were expected.");
  }
  SUBCASE("cut short") {
    write_file_atomically(images, Bytes{0, 0, 8, 3});
    check_refused(folder.path(),
                  "train-images-idx3-ubyte is too short: it has 4 bytes, and its IDX header of 3 "
                  "dimensions alone has 16.");
  }
  SUBCASE("a .gz cut short") {
    fs::remove(images);
    Bytes packed = gzip(idx_images(train_file));
    packed.pop_back();
    write_file_atomically(images.string() + ".gz", packed);
    check_refused(folder.path(),
                  "cannot unpack train-images-idx3-ubyte.gz: its gzip data are cut short");
  }
  SUBCASE("an empty one") {
    write_file_atomically(images, Bytes{});
    check_refused(folder.path(),
                  "train-images-idx3-ubyte is empty, but IDX, NumPy or CSV data were expected "
                  "under that name.");
  }
  SUBCASE("labels in one set only") {
    fs::remove(labels);
    check_refused(folder.path(),
                  "Labels were found for only one of train-images-idx3-ubyte and "
                  "t10k-images-idx3-ubyte, but labels for both or neither were expected.");
  }
}

TEST_CASE("a folder that can't be made is a failed run") {
  const TemporaryFolder folder;
  write_file_atomically(folder / "file", Bytes{1});
  const fs::path path = folder / "file/inner";
  const std::string expected = "cannot make the folder " + path.string() + ": Not a directory";
  CHECK_THROWS_WITH_AS(write_dataset_folder({"d", train_file, test_file}, path), expected.c_str(),
                       ae::RunError);
}

TEST_CASE("the real MNIST is read") {
  const char* folder = std::getenv("MNIST_DIR");
  if (folder == nullptr || *folder == '\0') {
    MESSAGE("skipped: MNIST_DIR is not set");
    return;
  }
  const Dataset mnist = load_dataset_files(folder).dataset;
  CHECK(mnist.train.count() == 60'000);
  CHECK(mnist.test.count() == 10'000);
  CHECK(mnist.train.rows == 28);
  CHECK(mnist.train.columns == 28);
  REQUIRE(mnist.train.labels.size() == 60'000);
  REQUIRE(mnist.test.labels.size() == 10'000);
  CHECK(mnist.train.labels.front() == 5);
  CHECK(mnist.test.labels.front() == 7);
}

}  // namespace
