// What a data set may take of memory: headers are read first, and what they promise is not unpacked
// where there is no room for it.

#include <doctest/doctest.h>

#include "data/reading.hpp"
#include "io/repeated_bytes.hpp"
#include "io/zip_bytes.hpp"

namespace {

using namespace ae::test;
using ae::NamedBytes;
using ae::ReadDataset;
using Bytes = std::vector<std::uint8_t>;

/// The header of an IDX file of unsigned bytes.
Bytes idx_header(const std::vector<std::uint32_t>& shape) {
  Bytes header{0, 0, 8, static_cast<std::uint8_t>(shape.size())};
  for (const std::uint32_t size : shape) {
    for (const int shift : {24, 16, 8, 0}) {
      header.push_back(static_cast<std::uint8_t>(size >> shift));
    }
  }
  return header;
}

/// A gzip file that begins with these bytes and goes on with zeros, whose end is missing.
Bytes endless(const Bytes& beginning) {
  const Bytes packed = repeated_deflate(beginning, 1000);
  Bytes file{0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3};
  file.insert(file.end(), packed.begin(), packed.begin() + 1000);
  return file;
}

TEST_CASE("memory: what a header promises beyond memory is refused without being unpacked") {
  // Unpacking it would come to the end that is missing.
  CHECK(read_error({{"train-images.gz", endless(idx_header({600'000, 280, 28}))}})
            .starts_with("train-images.gz has 600000 x 280 x 28 unsigned bytes by its header, and "
                         "at most 33554"));
  CHECK(read_error({{"x_train.npy.gz", endless(npy_file<float>("<f4", {40'000, 60'000}, {0}))}})
            .starts_with("x_train.npy.gz has 40000 x 60000 floats of 4 bytes by its header"));
}

TEST_CASE("memory: what is packed is unpacked no further than its header says") {
  Bytes beginning = idx_header({3, 2, 2});
  beginning.resize(beginning.size() + 12);
  const Bytes packed = repeated_deflate(beginning, 5'000'000);
  Bytes file{0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3};
  file.insert(file.end(), packed.begin(), packed.end());
  CHECK(read_error({{"train-images.gz", file}}) ==
        "cannot unpack train-images.gz: it unpacks to more than the 44 bytes that were expected at "
        "most");
}

TEST_CASE("memory: an archive's files that are no data are not unpacked") {
  // The end of the stranger is damaged.
  Bytes archive =
      zip({{"train.csv", text_bytes("1,2,3\n4,5,6\n7,8,9\n")}, {"README", Bytes(100'000, 'x')}},
          {.deflates = true});
  archive[90'000] ^= 1;
  const ReadDataset read = read_files({{"data.zip", archive}});
  CHECK(read.dataset.train.count() + read.dataset.test.count() == 3);
  CHECK(read.remarks.back() ==
        "Passed over 1 file that is no part of the data set: data.zip/README.");
}

TEST_CASE("memory: an archive's pictures are unpacked one by one") {
  const Bytes picture = text_bytes("GIF89a and so on");
  ae::DatasetReader reader({.name = "d", .size = {}, .transpose = {}, .label = ""});
  reader.add("a.zip", zip({{"a.gif", picture}, {"b.gif", picture}}, {.deflates = true}));
  for (const char* path : {"a.zip/a.gif", "a.zip/b.gif"}) {
    const auto taken = reader.take_picture();
    CHECK((taken && taken->path == path));
    CHECK((taken && taken->bytes == picture));
  }
  CHECK_FALSE(reader.take_picture());
}

TEST_CASE("memory: files that are too much together are refused before they are read") {
  ae::DatasetReader reader({.name = "d", .size = {}, .transpose = {}, .label = ""});
  const Bytes head = idx_header({1, 2, 2});
  CHECK_THROWS_WITH_AS(reader.use_of("a", head, ae::page_limits.files + 1),
                       "a has 335544321 bytes, and at most 335544320 are read.", ae::InputError);
  reader.add("train-images", idx_file({1, 2, 2}, {1, 2, 3, 4}));
  CHECK_THROWS_WITH_AS(
      reader.use_of("a", head, ae::page_limits.files),
      "a has 335544320 bytes, and at most 335544300 are read besides the other files.",
      ae::InputError);
  CHECK(reader.use_of("a", head, ae::page_limits.files - 20) == ae::FileUse::bytes);
}

TEST_CASE("memory: what a file took is given back when it was an archive or a table") {
  ae::DatasetReader reader({.name = "d", .size = {}, .transpose = {}, .label = ""});
  reader.add("train.csv.gz", gzip(text_bytes("1,2,3\n4,5,6\n7,8,9\n")));
  reader.add("broken.npy", npy_file<float>("<f4", {3}, {0}));
  CHECK(reader.use_of("a", idx_header({1}), ae::page_limits.files) == ae::FileUse::bytes);
}

TEST_CASE("memory: more images than a data set has are refused") {
  const std::uint32_t count = (1U << 24) + 1;
  Bytes file = idx_header({count, 1, 1});
  file.resize(file.size() + count);
  CHECK(read_error({{"train-images", file}}) ==
        "train-images has 16777217 images, but at most 16777216 were expected.");
}

}  // namespace
