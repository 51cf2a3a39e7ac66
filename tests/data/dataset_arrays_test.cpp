// The data sets of IDX and NumPy arrays, of which DatasetReader reads every kind.

#include <cmath>
#include <doctest/doctest.h>
#include <limits>

#include "data/reading.hpp"
#include "io/zip_bytes.hpp"

namespace {

using ae::Dataset;
using ae::ReadDataset;
using ae::ReadOptions;
using ae::test::idx_file;
using ae::test::npy_file;
using ae::test::read_error;
using ae::test::read_files;
using ae::test::zip;
using Bytes = std::vector<std::uint8_t>;
using Remarks = std::vector<std::string>;

/// Two sets of one image each, so that the pixels stay in order.
ReadDataset read_pair(const Bytes& train, const Bytes& test) {
  return read_files({{"train-images", train}, {"test-images", test}});
}

void check_pair(const ReadDataset& read, const Bytes& train, const Bytes& test,
                const Remarks& remarks) {
  CHECK(read.dataset.train.pixels == train);
  CHECK(read.dataset.test.pixels == test);
  CHECK(read.remarks == remarks);
}

TEST_CASE("arrays: IDX numbers of every type become pixels by a rule that is said") {
  const auto pair = [](std::uint8_t code, const auto& train, const auto& test) {
    return read_pair(idx_file(code, {1, 1, train.size()}, train),
                     idx_file(code, {1, 1, test.size()}, test));
  };
  check_pair(pair(0x08, Bytes{0, 200, 255}, Bytes{1, 2, 3}), {0, 200, 255}, {1, 2, 3}, {});
  check_pair(pair(0x08, Bytes{0, 1, 1}, Bytes{1, 0, 0}), {0, 255, 255}, {255, 0, 0},
             {"Values from 0 to 1 were scaled to pixels from 0 to 255."});
  check_pair(pair(0x09, std::vector<std::int8_t>{-128, 0, 127}, std::vector<std::int8_t>{-1, 0, 1}),
             {0, 128, 255}, {127, 128, 129},
             {"Values from -128 to 127 were scaled to pixels from 0 to 255."});
  check_pair(
      pair(0x0B, std::vector<std::int16_t>{0, 500, 1000}, std::vector<std::int16_t>{0, 0, 9999}),
      {0, 128, 255}, {0, 0, 255}, {"Values from 0 to 1000 were scaled to pixels from 0 to 255."});
  check_pair(pair(0x0C, std::vector<std::int32_t>{0, 100, 255}, std::vector<std::int32_t>{7, 8, 9}),
             {0, 100, 255}, {7, 8, 9}, {});
  check_pair(pair(0x0D, std::vector<float>{0, 0.5F, 1}, std::vector<float>{0.2F, 0, 0}),
             {0, 128, 255}, {51, 0, 0},
             {"Values from 0 to 1 were scaled to pixels from 0 to 255."});
  check_pair(pair(0x0E, std::vector<double>{-1, 0, 1}, std::vector<double>{-1, -1, 2}),
             {0, 128, 255}, {0, 0, 255},
             {"Values from -1 to 1 were scaled to pixels from 0 to 255."});
}

TEST_CASE("arrays: values that are no numbers are refused, in either set") {
  const std::vector<float> good{0, 0.5F};
  for (const float bad :
       {std::numeric_limits<float>::quiet_NaN(), std::numeric_limits<float>::infinity()}) {
    const Bytes train = idx_file(0x0D, {1, 1, 2}, good);
    const Bytes test = idx_file(0x0D, {1, 1, 2}, std::vector<float>{0, bad});
    const std::string expected = std::isnan(bad) ? "nan" : "inf";
    CHECK(read_error({{"train-images", train}, {"test-images", test}}) ==
          "test-images holds the value " + expected +
              ", but finite numbers were expected as pixels.");
    CHECK(read_error({{"train-images", test}, {"test-images", train}}).starts_with("train-images"));
  }
}

TEST_CASE("arrays: images of N x R x C x 1, N x 1 x R x C and N x P are read") {
  const auto size_of_images = [](const ae::test::Shape& shape, ReadOptions options = {}) {
    Bytes values(12);
    values.back() = 200;
    const Dataset dataset = read_files({{"images", idx_file(shape, values)}}, options).dataset;
    return ae::ImageSize{dataset.train.rows, dataset.train.columns};
  };
  CHECK(size_of_images({2, 2, 3, 1}) == ae::ImageSize{2, 3});
  CHECK(size_of_images({2, 1, 3, 2}) == ae::ImageSize{3, 2});
  CHECK(size_of_images({3, 4}) == ae::ImageSize{2, 2});
  CHECK(size_of_images({2, 6}) == ae::ImageSize{1, 6});
  CHECK(size_of_images({2, 6}, {"d", {3, 0}, {}, ""}) == ae::ImageSize{3, 2});
  CHECK(size_of_images({2, 6}, {"d", {0, 3}, {}, ""}) == ae::ImageSize{2, 3});
}

TEST_CASE("arrays: images of sizes and shapes that cannot be used are said") {
  CHECK(read_error({{"images", idx_file({2, 2, 2, 3}, Bytes(24))}}) ==
        "images holds 2 x 2 x 2 x 3 values, which are colour images, but grey images, count x rows "
        "x columns, were expected.");
  CHECK(read_error({{"images", idx_file({1, 2, 1, 2, 2}, Bytes(8))}}) ==
        "images holds 1 x 2 x 1 x 2 x 2 values, but grey images, count x rows x columns, were "
        "expected.");
  CHECK(read_error({{"images", idx_file({1, 4097, 1}, Bytes(4097))}}) ==
        "images holds images of 4097x1 pixels, but 1x1 to 4096x4096 were expected.");
  CHECK(read_error({{"images", idx_file({2, 6}, Bytes(12))}}, {"d", {4, 0}, {}, ""}) ==
        "images has 6 pixels an image, but 4 rows of 1 were expected.");
  CHECK(read_error({{"x.npy", npy_file("|u1", {3, 0}, Bytes{})}}) ==
        "x.npy holds images of 0x0 pixels, but 1x1 to 4096x4096 were expected.");
  CHECK(read_error({{"train-images", idx_file({1, 1, 4}, Bytes(4))},
                    {"test-images", idx_file({1, 2, 2}, Bytes(4))}}) ==
        "the training set of d has images of 1x4 pixels but its test set of 2x2, and one size was "
        "expected");
}

TEST_CASE("arrays: labels with several columns, as QMNIST's, are the first of them") {
  const std::vector<std::int32_t> labels{5, 0, 0, 2578, 20, 5, 0, 0, 0, 1, 2, 2061, 41, 9, 0, 0};
  const Dataset dataset =
      read_files({{"qmnist-train-images-idx3-ubyte", idx_file({2, 1, 1}, {0, 255})},
                  {"qmnist-train-labels-idx2-int", idx_file(0x0C, {2, 8}, labels)},
                  {"qmnist-test-images-idx3-ubyte", idx_file({1, 1, 1}, {9})},
                  {"qmnist-test-labels-idx2-int",
                   idx_file(0x0C, {1, 8}, std::vector<std::int32_t>{7, 0, 0, 0, 0, 0, 0, 0})}})
          .dataset;
  CHECK(dataset.train.labels == Bytes{5, 0});
  CHECK(dataset.test.labels == Bytes{7});
}

TEST_CASE("arrays: one-hot labels are the places of the ones") {
  const Dataset dataset =
      read_files({{"x_train.npy", npy_file("|u1", {2, 1, 2}, Bytes{1, 2, 3, 40})},
                  {"y_train.npy", npy_file("<f4", {2, 3}, std::vector<float>{0, 0, 1, 1, 0, 0})},
                  {"x_test.npy", npy_file("|u1", {1, 1, 2}, Bytes{1, 2})},
                  {"y_test.npy", npy_file("<f4", {1, 3}, std::vector<float>{0, 1, 0})}})
          .dataset;
  CHECK(dataset.train.labels == Bytes{2, 0});
  CHECK(dataset.test.labels == Bytes{1});
}

/// The labels of two sets of 2 images, of which the first has these.
Dataset with_labels_of(const std::vector<std::int16_t>& labels) {
  return read_files({{"train-images", idx_file({2, 1, 1}, {0, 255})},
                     {"train-labels", idx_file(0x0B, {2}, labels)},
                     {"test-images", idx_file({2, 1, 1}, {3, 4})},
                     {"test-labels", idx_file(0x0B, {2}, labels)}})
      .dataset;
}

TEST_CASE("arrays: labels from 1 and with gaps stay as they are; others are numbered and named") {
  CHECK(with_labels_of({1, 26}).train.labels == Bytes{1, 26});
  CHECK(with_labels_of({1, 26}).class_names.empty());
  const Dataset dataset = with_labels_of({1, -1});
  CHECK(dataset.train.labels == Bytes{1, 0});
  CHECK(dataset.class_names == std::vector<std::string>{"-1", "1"});
  CHECK(with_labels_of({300, 5}).class_names == std::vector<std::string>{"5", "300"});
}

TEST_CASE("arrays: labels that cannot be used are said") {
  const Bytes images = npy_file("|u1", {2, 1, 1}, Bytes{0, 255});
  CHECK(read_error(
            {{"x.npy", images}, {"y.npy", npy_file("<f4", {2}, std::vector<float>{1, 0.5F})}}) ==
        "y.npy holds the label 0.5 at place 1, but whole numbers were expected.");
  std::vector<std::int16_t> many(300);
  for (std::size_t i = 0; i < many.size(); ++i) many[i] = static_cast<std::int16_t>(i);
  CHECK(read_error({{"x.npy", npy_file("|u1", {300, 1, 1}, Bytes(300, 7))},
                    {"y.npy", npy_file("<i2", {300}, many)}}) ==
        "d has more than 256 different labels, and at most 256 classes were expected.");
  CHECK(read_error(
            {{"x.npy", images}, {"y.npy", npy_file("<i2", {2, 0}, std::vector<std::int16_t>{})}}) ==
        "y.npy holds 2 x 0 16-bit numbers, but labels, one for each image, were expected under "
        "that name.");
}

TEST_CASE("arrays: EMNIST's images are transposed, and its letters named, by the files' names") {
  const auto emnist = [](const std::string& set, std::optional<bool> transpose) {
    return read_files(
        {{"emnist-" + set + "-train-images-idx3-ubyte", idx_file({1, 2, 2}, {1, 2, 3, 40})},
         {"emnist-" + set + "-train-labels-idx1-ubyte", idx_file({1}, {1})},
         {"emnist-" + set + "-test-images-idx3-ubyte", idx_file({1, 2, 2}, {5, 6, 7, 80})},
         {"emnist-" + set + "-test-labels-idx1-ubyte", idx_file({1}, {26})}},
        {"d", {}, transpose, ""});
  };
  const ReadDataset letters = emnist("letters", {});
  check_pair(letters, {1, 3, 2, 40}, {5, 7, 6, 80},
             {"The images were transposed, for EMNIST's are stored by columns."});
  CHECK(class_name(letters.dataset, letters.dataset.train.labels[0]) == "A");
  CHECK(class_name(letters.dataset, letters.dataset.test.labels[0]) == "Z");
  CHECK(emnist("digits", {}).dataset.class_names.empty());
  check_pair(emnist("balanced", false), {1, 2, 3, 40}, {5, 6, 7, 80}, {});
  check_pair(read_files({{"train-images", idx_file({1, 2, 2}, {1, 2, 3, 40})},
                         {"test-images", idx_file({1, 2, 2}, {5, 6, 7, 80})}},
                        {"d", {}, true, ""}),
             {1, 3, 2, 40}, {5, 7, 6, 80}, {"The images were transposed."});
}

TEST_CASE("arrays: images that are not square are transposed, too") {
  const Dataset dataset =
      read_files({{"images", idx_file({2, 1, 3}, {1, 2, 3, 1, 2, 3})}}, {"d", {}, true, ""})
          .dataset;
  CHECK(dataset.train.rows == 3);
  CHECK(dataset.train.columns == 1);
  CHECK(dataset.train.pixels == Bytes{1, 2, 3});
}

TEST_CASE("arrays: the .npz of Keras' load_data is read, stored or deflated") {
  const std::vector<ae::NamedBytes> arrays{
      {"x_test.npy", npy_file("|u1", {1, 2, 2}, Bytes{9, 8, 7, 60})},
      {"x_train.npy", npy_file("|u1", {2, 2, 2}, Bytes{1, 2, 3, 40, 5, 6, 7, 80})},
      {"y_train.npy", npy_file("<i8", {2}, std::vector<std::int64_t>{5, 0})},
      {"y_test.npy", npy_file("<i8", {1}, std::vector<std::int64_t>{7})}};
  for (const bool deflates : {false, true}) {
    const ReadDataset read =
        read_files({{"mnist.npz", zip(arrays, {.deflates = deflates, .has_zip64_headers = true})}});
    check_pair(read, {1, 2, 3, 40, 5, 6, 7, 80}, {9, 8, 7, 60}, {});
    CHECK(read.dataset.train.labels == Bytes{5, 0});
    CHECK(read.dataset.test.labels == Bytes{7});
  }
}

TEST_CASE("arrays: an .npz of arrays without names is told by shapes") {
  const Dataset dataset =
      read_files({{"data.npz",
                   zip({{"arr_0.npy", npy_file("<f4", {3, 2, 2}, std::vector<float>(12, 0.5F))},
                        {"arr_1.npy", npy_file("<i8", {3}, std::vector<std::int64_t>{1, 1, 1})}})}})
          .dataset;
  CHECK(dataset.train.count() == 2);
  CHECK(dataset.train.pixels == Bytes(8, 128));
  CHECK(dataset.test.labels == Bytes{1});
}

TEST_CASE("arrays: what else an .npz holds is passed over") {
  const ReadDataset read = read_files(
      {{"data.npz",
        zip({{"images.npy", npy_file("|u1", {2, 1, 2}, Bytes{1, 2, 30, 40})},
             {"version.npy", npy_file("<i8", {}, std::vector<std::int64_t>{3})},
             {"names.npy", npy_file("<U2", {2}, std::vector<std::int32_t>{65, 66, 67, 68})}})}});
  CHECK(read.dataset.train.count() == 1);
  CHECK(read.remarks ==
        Remarks{"data.npz/names.npy holds values of NumPy's type '<U2', but floats of 4 or 8 bytes "
                "or whole numbers were expected. The file was passed over.",
                "Passed over 1 file that is no part of the data set: data.npz/version.npy."});
}

TEST_CASE("arrays: beside a test set, a validation set is passed over; alone, it tests") {
  const auto images = [](std::uint8_t value) {
    return npy_file("|u1", {1, 1, 2}, Bytes{value, 99});
  };
  const ReadDataset read = read_files({{"pathmnist.npz", zip({{"train_images.npy", images(1)},
                                                              {"val_images.npy", images(2)},
                                                              {"test_images.npy", images(3)}})}});
  check_pair(read, {1, 99}, {3, 99},
             {"Passed over 1 file that is no part of the data set: pathmnist.npz/val_images.npy."});
  check_pair(read_files({{"train_images.npy", images(1)}, {"val_images.npy", images(2)}}), {1, 99},
             {2, 99}, {});
}

}  // namespace
