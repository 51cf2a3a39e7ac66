// The reader of data sets as a whole: several files by name, packed within one another.

#include <algorithm>

#include "check_sums.hpp"
#include "data/dataset_files.hpp"
#include "data/file_content.hpp"
#include "data/reading.hpp"
#include "io/zip_bytes.hpp"

namespace ae::fuzz {
namespace {

/// The names that files have; the first byte of a file's entry chooses one.
const std::vector<std::string> names = {"train-images-idx3-ubyte",
                                        "train-labels-idx1-ubyte",
                                        "t10k-images-idx3-ubyte",
                                        "t10k-labels-idx1-ubyte.gz",
                                        "x_train.npy",
                                        "y_train.npy",
                                        "mnist.npz",
                                        "data.zip",
                                        "train.csv",
                                        "test.csv",
                                        "emnist-letters-train-images",
                                        "emnist-letters-train-labels",
                                        "folder/cat/1.png",
                                        "folder/dog/2.gif",
                                        "README.md",
                                        ".DS_Store",
                                        "val/images.npy",
                                        "images.gz"};

/// A file in the input: a byte for its name, two for its size, then its bytes; the last one has the
/// rest.
std::vector<NamedBytes> files_in(std::span<const std::uint8_t> bytes) {
  constexpr std::size_t most_files = 6;
  std::vector<NamedBytes> files;
  while (bytes.size() > 3 && files.size() < most_files) {
    const std::size_t size =
        std::min(bytes.size() - 3, std::size_t{bytes[1]} + 256 * std::size_t{bytes[2]});
    const auto content = bytes.subspan(3, size);
    files.push_back({names[bytes[0] % names.size()], {content.begin(), content.end()}});
    bytes = bytes.subspan(3 + size);
  }
  return files;
}

Bytes input_of(const std::vector<std::pair<std::uint8_t, Bytes>>& files) {
  Bytes input;
  for (const auto& [name, content] : files) {
    input.insert(input.end(), {name, static_cast<std::uint8_t>(content.size() % 256),
                               static_cast<std::uint8_t>(content.size() / 256)});
    input.insert(input.end(), content.begin(), content.end());
  }
  return input;
}

void check_set(const ImageSet& set) {
  require(set.count() > 0 && set.pixels.size() == set.count() * set.features(), "whole images");
  require(set.labels.empty() || set.labels.size() == set.count(), "a label for each image");
}

void read_dataset(std::span<const std::uint8_t> bytes) {
  DatasetReader reader({.name = "", .size = {}, .transpose = {}, .label = ""});
  for (NamedBytes& file : files_in(bytes)) {
    const auto head = std::span(file.bytes).first(std::min(file.bytes.size(), head_size));
    const FileUse use = reader.use_of(file.path, head, file.bytes.size());
    if (use == FileUse::picture) add_encoded_picture(reader, file);
    if (use != FileUse::bytes) continue;
    reader.add(file.path, std::move(file.bytes));
    while (const auto picture = reader.take_picture()) add_encoded_picture(reader, *picture);
  }
  const ReadDataset read = reader.finish();
  const Dataset& dataset = read.dataset;
  check_set(dataset.train);
  check_set(dataset.test);
  require(dataset.train.rows == dataset.test.rows && dataset.train.columns == dataset.test.columns,
          "images of one size");
  require(dataset.train.labels.empty() == dataset.test.labels.empty(),
          "labels for both or neither");
  for (const ImageSet* set : {&dataset.train, &dataset.test}) {
    for (const std::uint8_t label : set->labels) {
      require(dataset.class_names.empty() || label < dataset.class_names.size(),
              "a name for each label");
    }
  }
}

/// Makes the check sums of the packed files right.
Bytes repair(Bytes input) {
  std::vector<std::pair<std::uint8_t, Bytes>> files;
  std::size_t at = 0;
  for (NamedBytes& file : files_in(input)) {
    const std::uint8_t name = input[at];
    at += 3 + file.bytes.size();
    const bool is_gzip = file.bytes.size() > 2 && file.bytes[0] == 0x1f;
    Bytes repaired =
        is_gzip ? with_gzip_sums(std::move(file.bytes)) : with_zip_sums(std::move(file.bytes));
    files.emplace_back(name, std::move(repaired));
  }
  return input_of(files);
}

std::vector<Bytes> dataset_seeds() {
  using namespace ae::test;
  const Bytes images = idx_file({3, 2, 2}, {1, 2, 3, 40, 5, 6, 7, 80, 9, 10, 11, 120});
  const Bytes labels = idx_file({3}, {7, 8, 9});
  const Bytes array = npy_file("<f4", {3, 2, 2}, std::vector<float>(12, 0.5F));
  const Bytes numbers = npy_file("|u1", {3}, Bytes{1, 2, 3});
  const Bytes table = as_bytes("a,b,label\n1,2.5,x\n3,\"4\",\"y\"\"z\"\n-1e-3,,x\n");
  const std::vector<NamedBytes> packed{{"x_train.npy", array}, {"y_train.npy", numbers}};
  return {input_of({{0, images}, {1, labels}}),
          input_of({{0, images}, {1, labels}, {2, images}, {3, gzipped(labels)}}),
          input_of({{17, gzipped(gzipped(images))}}),
          input_of({{4, array}, {5, numbers}, {14, as_bytes("Read me.")}}),
          input_of({{6, zip(packed)}}),
          input_of({{7, zip({{"a.zip", zip(packed, {.deflates = true})}})}}),
          input_of({{8, table}}),
          input_of({{8, table}, {9, table}}),
          input_of({{10, images}, {11, labels}})};
}

}  // namespace

std::vector<Target> dataset_targets() { return {{"dataset", read_dataset, dataset_seeds, repair}}; }

}  // namespace ae::fuzz
