#include <cstdlib>
#include <doctest/doctest.h>

#include "base/error.hpp"
#include "data/dataset_folder.hpp"
#include "data/idx.hpp"
#include "io/atomic_file.hpp"
#include "io/gzip_bytes.hpp"
#include "io/temporary_folder.hpp"

namespace {

using ae::Dataset;
using ae::ImageSet;
using ae::InputError;
using ae::load_dataset_folder;
using ae::write_dataset_folder;
using ae::write_file_atomically;
using ae::test::gzip;
using ae::test::TemporaryFolder;
using Bytes = std::vector<std::uint8_t>;
namespace fs = std::filesystem;

const ImageSet train_file{1, 2, {1, 2, 3, 4, 5, 6}, {7, 8, 9}};
const ImageSet test_file{1, 2, {10, 20}, {4}};

void check_same(const ImageSet& actual, const ImageSet& expected) {
  CHECK(actual.rows == expected.rows);
  CHECK(actual.columns == expected.columns);
  CHECK(actual.pixels == expected.pixels);
  CHECK(actual.labels == expected.labels);
}

void check_whole(const fs::path& folder) {
  const Dataset dataset = load_dataset_folder(folder);
  CHECK(dataset.name == folder.string());
  check_same(dataset.train, train_file);
  check_same(dataset.test, test_file);
}

void check_refused(const fs::path& folder, const std::string& expected) {
  CHECK_THROWS_WITH_AS(load_dataset_folder(folder), expected.c_str(), InputError);
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
  const Dataset dataset = load_dataset_folder(folder.path());
  CHECK(dataset.train.labels.empty());
  CHECK(dataset.test.pixels == Bytes{3, 4});
}

TEST_CASE("each file of a dataset folder may have a dot in its name and be a .gz") {
  const TemporaryFolder folder;
  write_file_atomically(folder / "train-images.idx3-ubyte", serialize_idx_images(train_file));
  write_file_atomically(folder / "train-labels.idx1-ubyte.gz",
                        gzip(ae::serialize_idx_labels(train_file.labels)));
  write_file_atomically(folder / "t10k-images-idx3-ubyte.gz",
                        gzip(serialize_idx_images(test_file)));
  write_file_atomically(folder / "t10k-labels-idx1-ubyte",
                        ae::serialize_idx_labels(test_file.labels));
  check_whole(folder.path());
}

TEST_CASE("of a plain file and a .gz the plain one is read") {
  const TemporaryFolder folder;
  write_dataset_folder({"d", train_file, test_file}, folder.path());
  write_file_atomically(folder / "train-images-idx3-ubyte.gz", Bytes{1, 2, 3});
  check_whole(folder.path());
}

TEST_CASE("a folder that isn't there or is none is refused") {
  const TemporaryFolder folder;
  const fs::path path = folder / "data";
  check_refused(path, path.string() + " does not exist, and a folder of IDX files was expected");
  write_file_atomically(path, Bytes{1});
  check_refused(path, path.string() + " is no folder, and a folder of IDX files was expected");
}

TEST_CASE("a folder without images names itself and the files it should have") {
  const TemporaryFolder folder;
  const std::string start = "the folder " + folder.path().string() + " has no ";
  check_refused(folder.path(), start +
                                   "train-images-idx3-ubyte (nor train-images.idx3-ubyte, nor "
                                   "either with .gz)");
  write_file_atomically(folder / "train-images-idx3-ubyte", serialize_idx_images(train_file));
  check_refused(folder.path(), start +
                                   "t10k-images-idx3-ubyte (nor t10k-images.idx3-ubyte, nor "
                                   "either with .gz)");
}

TEST_CASE("a bad file in a dataset folder is named") {
  const TemporaryFolder folder;
  write_dataset_folder({"d", train_file, test_file}, folder.path());
  const std::string images = (folder / "train-images-idx3-ubyte").string();
  const std::string labels = (folder / "train-labels-idx1-ubyte").string();
  SUBCASE("other counts of images and labels") {
    write_file_atomically(labels, ae::serialize_idx_labels(Bytes{1, 2}));
    check_refused(folder.path(), labels + " has 2 labels but " + images +
                                     " has 3 images, and as many were expected");
  }
  SUBCASE("cut short") {
    write_file_atomically(images, Bytes{0, 0, 8, 3});
    check_refused(folder.path(), images +
                                     " is too short: it has 4 bytes, and the header of IDX "
                                     "images alone has 16");
  }
  SUBCASE("mislabelled") {
    write_file_atomically(labels, serialize_idx_images(train_file));
    check_refused(folder.path(), labels +
                                     " holds images (its magic number is 0x00000803), and "
                                     "labels (0x00000801) were expected");
  }
  SUBCASE("a .gz that is none") {
    fs::rename(images, images + ".gz");
    check_refused(folder.path(),
                  "cannot unpack " + images + ".gz: it is no gzip file (those start with 1f 8b)");
  }
  SUBCASE("a .gz cut short") {
    fs::remove(images);
    Bytes packed = gzip(serialize_idx_images(train_file));
    packed.pop_back();
    write_file_atomically(images + ".gz", packed);
    check_refused(folder.path(), "cannot unpack " + images + ".gz: its gzip data are cut short");
  }
  SUBCASE("a folder in a file's place") {
    fs::remove(images);
    fs::create_directory(images);
    check_refused(folder.path(),
                  "cannot read " + images + ": it is a folder, and a file was expected");
  }
  SUBCASE("labels in one set only") {
    fs::remove(labels);
    check_refused(folder.path(), "the test set of " + folder.path().string() +
                                     " has labels but its training set has none, and both or "
                                     "neither were expected");
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
  const Dataset mnist = load_dataset_folder(folder);
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
