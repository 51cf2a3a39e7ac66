// Files that are cut or changed anywhere, as a broken download leaves them.

#include <doctest/doctest.h>

#include "data/reading.hpp"
#include "io/gzip_bytes.hpp"
#include "io/zip_bytes.hpp"

namespace {

using ae::NamedBytes;
using ae::test::gzip;
using ae::test::idx_file;
using ae::test::npy_file;
using ae::test::read_error;
using ae::test::text_bytes;
using ae::test::zip;
using Bytes = std::vector<std::uint8_t>;

/// A small file of every kind that is read, under a name that says that it is needed.
std::vector<NamedBytes> files_of_every_kind() {
  const Bytes images = idx_file({3, 2, 2}, {1, 2, 3, 40, 5, 6, 7, 80, 9, 10, 11, 120});
  const Bytes array = npy_file("<f4", {3, 2, 2}, std::vector<float>(12, 0.5F));
  return {{"train-images-idx3-ubyte", images},
          {"train-floats", idx_file(0x0E, {2, 1, 2}, std::vector<double>{0, 0.5, 1, 0.25})},
          {"train-images-idx3-ubyte.gz", gzip(images)},
          {"train-images-idx3-ubyte.gz.gz", gzip(gzip(images))},
          {"x_train.npy", array},
          {"train.npz",
           zip({{"x_train.npy", array}, {"y_train.npy", npy_file("|u1", {3}, Bytes{1, 2, 3})}},
               {.deflates = true, .has_zip64_headers = true})},
          {"train.zip", zip({{"train.csv", text_bytes("a,b,label\n1,2,x\n3,4,y\n")}})},
          {"train.csv", text_bytes("a,b,label\n1,2.5,x\n3,\"4\",\"y\"\"z\"\n-1e-3,,x\n")}};
}

TEST_CASE("damage: a whole file of every kind is read") {
  for (const NamedBytes& file : files_of_every_kind()) {
    CAPTURE(file.path);
    CHECK(read_error({file}) == "no error");
  }
}

TEST_CASE("damage: a file of any kind that is cut anywhere gives a data set or one sentence") {
  for (const NamedBytes& file : files_of_every_kind()) {
    std::size_t refused = 0;
    for (std::size_t size = 0; size < file.bytes.size(); ++size) {
      CAPTURE(file.path);
      CAPTURE(size);
      const Bytes cut(file.bytes.begin(), file.bytes.begin() + static_cast<std::ptrdiff_t>(size));
      const std::string error = read_error({{file.path, cut}});
      if (error == "no error") continue;
      ++refused;
      CHECK((error.find(file.path) != std::string::npos || error.starts_with("d has 1 image")));
    }
    // Of a table, whole lines are a table.
    CHECK(refused >= file.bytes.size() / 2);
  }
}

TEST_CASE("damage: a file of any kind that is changed in any byte gives a data set or a sentence") {
  for (const NamedBytes& file : files_of_every_kind()) {
    std::size_t refused = 0;
    for (std::size_t i = 0; i < file.bytes.size(); ++i) {
      for (const std::uint8_t change : {std::uint8_t{1}, std::uint8_t{0x80}, std::uint8_t{0xff}}) {
        NamedBytes damaged = file;
        damaged.bytes[i] ^= change;
        if (read_error({damaged}) != "no error") ++refused;
      }
    }
    CHECK(refused > 0);
  }
}

TEST_CASE("damage: sizes in headers that lie are refused before anything is allocated by them") {
  const Bytes huge{0xff, 0xff, 0xff, 0xff};
  Bytes idx = idx_file({1, 1, 1}, {7});
  for (std::size_t offset = 4; offset < 16; offset += 4) {
    std::copy(huge.begin(), huge.end(), idx.begin() + static_cast<std::ptrdiff_t>(offset));
    CHECK(read_error({{"train-images", idx}}).starts_with("train-images is too short"));
  }
  for (const ae::test::Shape& shape :
       {ae::test::Shape{4'000'000'000, 4'000'000'000}, ae::test::Shape{0xffffffff},
        ae::test::Shape{2, 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff}}) {
    CHECK(read_error({{"x_train.npy", npy_file("<f8", shape, std::vector<double>{1})}})
              .starts_with("x_train.npy has 8 bytes of data"));
  }
}

}  // namespace
