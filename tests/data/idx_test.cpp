#include "data/idx.hpp"

#include <doctest/doctest.h>

#include "base/error.hpp"

namespace {

using ae::ImageSet;
using ae::InputError;
using ae::parse_idx_images;
using ae::parse_idx_labels;
using Bytes = std::vector<std::uint8_t>;

const Bytes images_file{0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 3, 10, 20, 30, 40, 50, 60};
const Bytes labels_file{0, 0, 8, 1, 0, 0, 0, 3, 7, 0, 9};

Bytes images_header(const Bytes& sizes) {
  Bytes bytes{0, 0, 8, 3};
  bytes.insert(bytes.end(), sizes.begin(), sizes.end());
  return bytes;
}

TEST_CASE("IDX images are read: count, rows, columns and pixels") {
  const ImageSet images = parse_idx_images(images_file, "f");
  CHECK(images.count() == 2);
  CHECK(images.rows == 1);
  CHECK(images.columns == 3);
  CHECK(images.pixels == Bytes{10, 20, 30, 40, 50, 60});
  CHECK(images.labels.empty());
}

TEST_CASE("IDX labels are read") { CHECK(parse_idx_labels(labels_file, "f") == Bytes{7, 0, 9}); }

TEST_CASE("IDX files are written byte for byte as they were read") {
  CHECK(ae::serialize_idx_images(parse_idx_images(images_file, "f")) == images_file);
  CHECK(ae::serialize_idx_labels(parse_idx_labels(labels_file, "f")) == labels_file);
}

TEST_CASE("an IDX file cut anywhere is refused") {
  for (std::size_t size = 0; size < images_file.size(); ++size) {
    CAPTURE(size);
    CHECK_THROWS_AS(parse_idx_images(std::span(images_file).first(size), "f"), InputError);
  }
  for (std::size_t size = 0; size < labels_file.size(); ++size) {
    CAPTURE(size);
    CHECK_THROWS_AS(parse_idx_labels(std::span(labels_file).first(size), "f"), InputError);
  }
}

TEST_CASE("an IDX file shorter than its header says so") {
  CHECK_THROWS_WITH_AS(parse_idx_images(Bytes{0, 0, 8, 3, 0}, "f"),
                       "f is too short: it has 5 bytes, and the header of IDX images alone has 16",
                       InputError);
  CHECK_THROWS_WITH_AS(parse_idx_labels(Bytes{}, "f"),
                       "f is too short: it has 0 bytes, and the header of IDX labels alone has 8",
                       InputError);
}

TEST_CASE("a wrong IDX magic number is named, with the one that was expected") {
  CHECK_THROWS_WITH_AS(
      parse_idx_images(Bytes(20, 0xab), "f"),
      "f starts with the magic number 0xabababab, and 0x00000803 (IDX images) was expected",
      InputError);
  CHECK_THROWS_WITH_AS(
      parse_idx_labels(Bytes{0, 0, 13, 1, 0, 0, 0, 0}, "f"),
      "f starts with the magic number 0x00000d01, and 0x00000801 (IDX labels) was expected",
      InputError);
}

TEST_CASE("labels where images were expected, and the reverse, are recognised") {
  CHECK_THROWS_WITH_AS(parse_idx_images(labels_file, "f"),
                       "f holds labels (its magic number is 0x00000801), and images (0x00000803) "
                       "were expected",
                       InputError);
  CHECK_THROWS_WITH_AS(parse_idx_labels(images_file, "f"),
                       "f holds images (its magic number is 0x00000803), and labels (0x00000801) "
                       "were expected",
                       InputError);
}

TEST_CASE("an IDX file that is still compressed is recognised") {
  CHECK_THROWS_WITH_AS(parse_idx_images(Bytes{0x1f, 0x8b, 8, 0}, "f"),
                       "f is still compressed (it starts with gzip's 1f 8b), and IDX images were "
                       "expected",
                       InputError);
  CHECK_THROWS_AS(parse_idx_labels(Bytes{0x1f, 0x8b, 8, 0}, "f"), InputError);
}

TEST_CASE("sizes of 0 and over 4096 in an IDX header are refused before anything is allocated") {
  const auto check = [](const Bytes& sizes, const std::string& promise) {
    const std::string expected = "f has " + promise +
                                 " in its header, and at least 1 image of 1x1 to 4096x4096 was "
                                 "expected";
    CHECK_THROWS_WITH_AS(parse_idx_images(images_header(sizes), "f"), expected.c_str(), InputError);
  };
  check({0, 0, 0, 0, 0, 0, 0, 28, 0, 0, 0, 28}, "0 images of 28x28 pixels");
  check({0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 28}, "1 images of 0x28 pixels");
  check({0, 0, 0, 1, 0, 0, 0, 28, 0, 0, 0, 0}, "1 images of 28x0 pixels");
  check({0, 0, 0, 1, 0, 0, 0x10, 1, 0, 0, 0, 1}, "1 images of 4097x1 pixels");
  check({255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255},
        "4294967295 images of 4294967295x4294967295 pixels");
  CHECK_THROWS_WITH_AS(parse_idx_labels(Bytes{0, 0, 8, 1, 0, 0, 0, 0}, "f"),
                       "f has 0 labels in its header, and at least 1 was expected", InputError);
}

TEST_CASE("an IDX file of another length than its header promises says both") {
  Bytes images = images_file;
  images.push_back(0);
  CHECK_THROWS_WITH_AS(parse_idx_images(images, "f"),
                       "f is too long: it has 23 bytes, and its header promises 2 images of 1x3 "
                       "pixels, which make 22",
                       InputError);
  CHECK_THROWS_WITH_AS(parse_idx_images(std::span(images_file).first(20), "f"),
                       "f is too short: it has 20 bytes, and its header promises 2 images of 1x3 "
                       "pixels, which make 22",
                       InputError);
  CHECK_THROWS_WITH_AS(
      parse_idx_images(images_header({255, 255, 255, 255, 0, 0, 16, 0, 0, 0, 16, 0}), "f"),
      "f is too short: it has 16 bytes, and its header promises 4294967295 images of 4096x4096 "
      "pixels, which make 72057594021150736",
      InputError);
  Bytes labels = labels_file;
  labels.push_back(0);
  CHECK_THROWS_WITH_AS(
      parse_idx_labels(labels, "f"),
      "f is too long: it has 12 bytes, and its header promises 3 labels, which make 11",
      InputError);
}

TEST_CASE("images and labels that don't fit IDX are not written") {
  CHECK_THROWS_AS(ae::serialize_idx_images({28, 28, {}, {}}), InputError);
  CHECK_THROWS_AS(ae::serialize_idx_images({1, 5000, Bytes(5000), {}}), InputError);
  CHECK_THROWS_AS(ae::serialize_idx_images({1, 2, Bytes(3), {}}), InputError);
  CHECK_THROWS_AS(ae::serialize_idx_labels({}), InputError);
}

}  // namespace
