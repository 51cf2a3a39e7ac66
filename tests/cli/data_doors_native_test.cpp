// Data sets as people have them, by the door of the command line: one is trained on from a folder
// or a file of each kind, and what was done to read it is said on standard error.

#include <array>
#include <doctest/doctest.h>

#include "data/reading.hpp"
#include "io/atomic_file.hpp"
#include "io/gzip_bytes.hpp"
#include "io/zip_bytes.hpp"
#include "program.hpp"

namespace {

using namespace ae::test;
using ae::NamedBytes;
using Bytes = std::vector<std::uint8_t>;
using Words = std::vector<std::string>;

/// Pixels, or what else, that are not all the same.
template <typename Number>
std::vector<Number> varied(std::size_t count, std::size_t levels) {
  std::vector<Number> numbers(count);
  for (std::size_t i = 0; i < count; ++i) numbers[i] = static_cast<Number>(i * i % levels);
  return numbers;
}

const Bytes train_images = idx_file({14, 4, 4}, varied<std::uint8_t>(14 * 16, 251));
const Bytes train_labels = idx_file({14}, varied<std::uint8_t>(14, 3));
const Bytes test_images = idx_file({7, 4, 4}, varied<std::uint8_t>(7 * 16, 241));
const Bytes test_labels = idx_file({7}, varied<std::uint8_t>(7, 3));

std::vector<NamedBytes> four_idx_files(const std::string& prefix, const std::string& suffix = "") {
  return {{prefix + "train-images-idx3-ubyte" + suffix, train_images},
          {prefix + "train-labels-idx1-ubyte" + suffix, train_labels},
          {prefix + "t10k-images-idx3-ubyte" + suffix, test_images},
          {prefix + "t10k-labels-idx1-ubyte" + suffix, test_labels}};
}

void write_files(const std::filesystem::path& folder, const std::vector<NamedBytes>& files) {
  for (const NamedBytes& file : files) {
    std::filesystem::create_directories((folder / file.path).parent_path());
    ae::write_file_atomically(folder / file.path, file.bytes);
  }
}

/// Trains for one epoch on the files, of which `opened` is opened, and evaluates the model; both
/// say these words.
void check_trained(const std::vector<NamedBytes>& files, const Words& words,
                   const Arguments& options = {}, const std::string& opened = "data") {
  CAPTURE(files.front().path);
  const TemporaryFolder folder;
  write_files(folder / "data", files);
  const Arguments data = Arguments{"--data", opened} + options;
  const Ended trained = run_well(folder, Arguments{"train"} + small_model + data);
  const Ended evaluated =
      run_well(folder, Arguments{"evaluate"} + saved_model + Arguments{"--data", opened, "--json"});
  CHECK(evaluated.json().at("test_mse").get<double>() > 0);
  for (const std::string& word : words) {
    INFO(word);
    INFO(trained.error);
    CHECK(trained.says(word));
  }
}

TEST_CASE("cli data: IDX files in the folders of an archive, packed or not, with strangers") {
  check_trained(four_idx_files("MNIST/raw/"), {"14 images", "testing on 7"});
  std::vector<NamedBytes> files = four_idx_files("", ".gz");
  for (NamedBytes& file : files) file.bytes = gzip(file.bytes);
  files.push_back({"README.md", text_bytes("# MNIST\n")});
  check_trained(files, {"14 images", "testing on 7",
                        "Passed over 1 file that is no part of the data set: README.md."});
  check_trained(four_idx_files(""), {"14 images", "testing on 7"}, {},
                "data/train-images-idx3-ubyte");
}

TEST_CASE("cli data: IDX files of floats") {
  std::vector<float> values = varied<float>(14 * 16, 9);
  for (float& value : values) value /= 8;
  check_trained({{"floats-idx3", idx_file(0x0D, {14, 4, 4}, values)}},
                {"12 images", "testing on 2", "Values from 0 to 1 were scaled to pixels"});
}

TEST_CASE("cli data: EMNIST") {
  check_trained(four_idx_files("emnist-letters-"),
                {"The images were transposed, for EMNIST's are stored by columns."});
  check_trained(four_idx_files(""), {"The images were transposed."}, {"--transpose"});
}

TEST_CASE("cli data: a .zip archive") {
  check_trained({{"archive.zip", zip(four_idx_files("archive/"), {.deflates = true})}},
                {"14 images", "testing on 7"}, {}, "data/archive.zip");
}

TEST_CASE("cli data: an .npz of Keras") {
  check_trained(
      {{"mnist.npz",
        zip({{"x_train.npy", npy_file("|u1", {14, 4, 4}, varied<std::uint8_t>(14 * 16, 251))},
             {"y_train.npy", npy_file("<i8", {14}, varied<std::int64_t>(14, 3))},
             {"x_test.npy", npy_file("|u1", {7, 4, 4}, varied<std::uint8_t>(7 * 16, 241))},
             {"y_test.npy", npy_file("<i8", {7}, varied<std::int64_t>(7, 3))}},
            {.deflates = true, .has_zip64_headers = true})}},
      {"14 images", "testing on 7"}, {}, "data/mnist.npz");
}

TEST_CASE("cli data: a table of images, and one of features with the column of its labels") {
  std::string images = "label";
  for (int i = 0; i < 64; ++i) images += ",pixel" + std::to_string(i);
  images += '\n';
  std::string features = "age,height,sick\n";
  for (int row = 0; row < 14; ++row) {
    images += std::to_string(row % 3);
    for (int i = 0; i < 64; ++i) images += "," + std::to_string((row + 1) * i % 256);
    images += '\n';
    features += std::to_string(row) + "," + std::to_string(row * row) + ",\"" +
                (row % 2 == 0 ? "yes" : "no") + "\"\n";
  }
  check_trained({{"train.csv", text_bytes(images)}},
                {"12 images", "testing on 2", "The labels are those of label."});
  check_trained({{"people.csv", text_bytes(features)}},
                {"12 images", "The labels are those of sick.", "Its 2 columns are features"},
                {"--label", "sick"}, "data/people.csv");
}

TEST_CASE("cli data: rows and columns of images whose pixels stand in one line") {
  const TemporaryFolder folder;
  write_files(folder.path(), {{"x.npy", npy_file("|u1", {14, 6}, varied<std::uint8_t>(84, 251))}});
  const Arguments train = Arguments{"train", "--data", "x.npy"} + small_model;
  run_well(folder, train + Arguments{"--rows", "2"});
  CHECK(model_in(folder / "model.safetensors").configuration.model.input ==
        std::array<ae::Index, 2>{2, 3});
  check_refused(run(folder, train + Arguments{"--rows", "4"}), 2,
                {"x.npy has 6 pixels an image", "4 rows"});
}

/// The files are refused with a sentence that has these words.
void check_files_refused(const std::vector<NamedBytes>& files, const Words& words,
                         const Arguments& options = {}) {
  const TemporaryFolder folder;
  write_files(folder / "data", files);
  check_refused(run(folder, Arguments{"train", "--data", "data"} + small_model + options), 2,
                words);
}

TEST_CASE("cli data: what cannot be read is refused with a sentence") {
  std::vector<NamedBytes> contradicting = four_idx_files("");
  contradicting.push_back({"train-images-idx3-ubyte.gz", gzip(test_images)});
  check_files_refused(contradicting, {"train-images-idx3-ubyte and train-images-idx3-ubyte.gz "
                                      "differ, but both are the training images"});
  std::vector<NamedBytes> web_page = four_idx_files("");
  web_page[0].bytes = text_bytes("<!DOCTYPE html><html></html>");
  check_files_refused(web_page, {"train-images-idx3-ubyte is a web page, but IDX"});
  check_files_refused({{"a.csv", text_bytes("a,b,c\n1,2,3\n4,5,6\n")}},
                      {"a.csv has no column \"Class\" for the labels", "a, b, c"},
                      {"--label", "Class"});
  check_files_refused({{"notes.txt", text_bytes("by hand\n")}},
                      {"No images were found in notes.txt", "IDX, NumPy or CSV"});
}

}  // namespace
