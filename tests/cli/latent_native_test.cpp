#include <algorithm>
#include <cmath>
#include <doctest/doctest.h>
#include <set>

#include "data/dataset_files.hpp"
#include "data/procedural_digits.hpp"
#include "io/atomic_file.hpp"
#include "io/csv.hpp"
#include "io/npy.hpp"
#include "io/read_png.hpp"
#include "program.hpp"
#include "training/batch.hpp"

namespace {

using namespace ae::test;
using ae::Index;
using ae::Matrix;
using nlohmann::json;
namespace fs = std::filesystem;

ae::NpyArray npy_in(const fs::path& file) { return ae::parse_npy(bytes_of(file), file.string()); }
ae::CsvTable csv_in(const fs::path& file) { return ae::parse_csv(bytes_of(file), file.string()); }

std::vector<float> values_of(const Matrix<float>& matrix) {
  return {matrix.data(), matrix.data() + matrix.size()};
}

/// The codes of the digits that few_digits trains on or, `first` being 60, tests with.
Matrix<float> codes_of(const TemporaryFolder& folder, std::size_t count, std::size_t first) {
  const ae::SavedModel saved = model_in(folder / "model.safetensors");
  const auto images = ae::images_as_floats(ae::procedural_digits(count, 1, first), 0, count);
  return saved.model.encode({images.data(), images.rows(), images.cols()});
}

TEST_CASE("cli encode: codes of test and training images as NumPy and CSV, with labels") {
  const TemporaryFolder folder;
  train_small_model(folder);
  const Arguments encode = Arguments{"encode"} + model_and_digits;
  const json result =
      run_well(folder, encode + Arguments{"--set", "train", "--out", "codes.npy", "--json"}).json();
  CHECK(result["count"] == 60);
  CHECK(result["units"] == 4);
  const ae::NpyArray array = npy_in(folder / "codes.npy");
  CHECK(array.shape == std::vector<std::size_t>{60, 4});
  CHECK(array.values == values_of(codes_of(folder, 60, 0)));

  run_well(folder, encode + Arguments{"--labels", "--out", "codes.csv"});
  const ae::CsvTable table = csv_in(folder / "codes.csv");
  CHECK(table.names == std::vector<std::string>{"z1", "z2", "z3", "z4", "label"});
  REQUIRE(table.rows() == 10);
  const Matrix<float> codes = codes_of(folder, 10, 60);
  const auto labels = ae::procedural_digits(10, 1, 60).labels;
  for (std::size_t i = 0; i < 10; ++i) {
    for (std::size_t j = 0; j < 4; ++j) {
      CHECK(table.values[i * 5 + j] == codes(static_cast<Index>(i), static_cast<Index>(j)));
    }
    CHECK(table.values[i * 5 + 4] == labels[i]);
  }
}

TEST_CASE("cli decode: what encode wrote, as a sheet and as an array, and back again") {
  const TemporaryFolder folder;
  train_small_model(folder);
  run_well(folder, Arguments{"encode", "--out", "codes.npy"} + model_and_digits);
  run_well(folder, Arguments{"encode", "--labels", "--out", "codes.csv"} + model_and_digits);
  const Arguments decode = Arguments{"decode"} + saved_model;
  run_well(folder, decode + Arguments{"--codes", "codes.npy", "--out", "images.npy"});
  const ae::NpyArray images = npy_in(folder / "images.npy");
  CHECK(images.shape == std::vector<std::size_t>{10, 28, 28});
  const Matrix<float> codes = codes_of(folder, 10, 60);
  CHECK(images.values == values_of(model_in(folder / "model.safetensors")
                                       .model.decode({codes.data(), codes.rows(), codes.cols()})));

  run_well(folder, decode + Arguments{"--codes", "codes.csv", "--out", "csv.png"});
  run_well(folder, decode + Arguments{"--codes", "codes.npy", "--out", "npy.png"});
  CHECK(read_png(folder / "csv.png").pixels == read_png(folder / "npy.png").pixels);

  // Decoded images are images to encode; as bytes too.
  const Arguments encode = Arguments{"encode"} + saved_model + Arguments{"--images", "images.npy"};
  run_well(folder, encode + Arguments{"--out", "again.npy"});
  CHECK(npy_in(folder / "again.npy").shape == std::vector<std::size_t>{10, 4});
}

TEST_CASE("cli sample: the same seed gives the same images, another seed others") {
  const TemporaryFolder folder;
  train_small_model(folder);
  const auto sample = [&](const std::string& seed, const std::string& out) {
    return run_well(folder,
                    Arguments{"sample", "--count", "5", "--seed", seed, "--out", out, "--json"} +
                        model_and_digits)
        .json();
  };
  const json first = sample("3", "a.npy");
  CHECK(first["from"] == "training codes");
  CHECK(first["codes"].size() == 5);
  CHECK(first["codes"][0].size() == 4);
  const json again = sample("3", "b.npy");
  const json other = sample("4", "c.npy");
  CHECK(first["codes"] == again["codes"]);
  CHECK(first["codes"] != other["codes"]);
  CHECK(npy_in(folder / "a.npy").values == npy_in(folder / "b.npy").values);
  CHECK(npy_in(folder / "a.npy").shape == std::vector<std::size_t>{5, 28, 28});
}

TEST_CASE("cli sample: a grid of percentiles over a code of two units") {
  const TemporaryFolder folder;
  run_well(folder,
           Arguments{"train", "--encoder", "", "--code", "2", "--epochs", "1"} + few_digits);
  const json grid =
      run_well(folder,
               Arguments{"sample", "--grid", "5", "--out", "grid.png", "--json"} + model_and_digits)
          .json();
  CHECK(grid["count"] == 25);
  Matrix<float> codes = codes_of(folder, 60, 0);
  std::sort(codes.col(0).begin(), codes.col(0).end());
  std::sort(codes.col(1).begin(), codes.col(1).end());
  // The middle of the grid is the median of 60 codes; the corners the 2nd and 98th percentiles.
  CHECK(grid["codes"][12][0].get<float>() ==
        doctest::Approx((codes(29, 0) + codes(30, 0)) / 2).epsilon(1e-5));
  CHECK(grid["codes"][0][0].get<float>() ==
        doctest::Approx(codes(1, 0) + 0.18F * (codes(2, 0) - codes(1, 0))).epsilon(1e-5));
  CHECK(grid["codes"][0][1].get<float>() ==
        doctest::Approx(codes(57, 1) + 0.82F * (codes(58, 1) - codes(57, 1))).epsilon(1e-5));
  const ae::GreyImage sheet = read_png(folder / "grid.png");
  CHECK(sheet.columns == 2 + 5 * (28 * 3 + 2));
  CHECK(sheet.rows == sheet.columns);
}

TEST_CASE("cli sample: a variational model draws from its prior and needs no data") {
  const TemporaryFolder folder;
  run_well(folder, Arguments{"train", "--family", "variational", "--encoder", "", "--code", "2",
                             "--epochs", "1"} +
                       few_digits);
  const Arguments sample =
      Arguments{"sample", "--data", "nowhere", "--json", "--out", "a.npy"} + saved_model;
  const json drawn = run_well(folder, sample + Arguments{"--count", "400"}).json();
  CHECK(drawn["from"] == "prior");
  double sum = 0;
  double squares = 0;
  for (const json& code : drawn["codes"]) {
    for (const double value : code) {
      sum += value / 800;
      squares += value * value / 800;
    }
  }
  CHECK(std::abs(sum) < 0.15);
  CHECK(std::abs(squares - 1) < 0.2);
  const json grid = run_well(folder, sample + Arguments{"--grid", "3"}).json();
  CHECK(grid["codes"][2][0].get<double>() == doctest::Approx(2.0537489).epsilon(1e-6));
  CHECK(grid["codes"][4] == json({0.0, 0.0}));
}

TEST_CASE("cli project: wide codes on their first two principal components") {
  const TemporaryFolder folder;
  train_small_model(folder);
  const Arguments project = Arguments{"project", "--set", "train", "--json"} + model_and_digits;
  const json result = run_well(folder, project + Arguments{"--out", "points.csv"}).json();
  CHECK(result["axes"] == "principal components");
  const ae::CsvTable table = csv_in(folder / "points.csv");
  CHECK(table.names == std::vector<std::string>{"x", "y", "label"});
  REQUIRE(table.rows() == 60);

  // The points' variances are the shares of the codes' variance, and they do not covary.
  const Matrix<double> codes = codes_of(folder, 60, 0).cast<double>();
  const double total = (codes.rowwise() - codes.colwise().mean()).squaredNorm();
  double xx = 0;
  double xy = 0;
  double yy = 0;
  for (std::size_t i = 0; i < 60; ++i) {
    const auto x = static_cast<double>(table.values[3 * i]);
    const auto y = static_cast<double>(table.values[3 * i + 1]);
    xx += x * x;
    xy += x * y;
    yy += y * y;
  }
  CHECK(xx / total == doctest::Approx(result["explained_shares"][0].get<double>()).epsilon(1e-4));
  CHECK(yy / total == doctest::Approx(result["explained_shares"][1].get<double>()).epsilon(1e-4));
  CHECK(std::abs(xy) < 1e-4 * total);
}

TEST_CASE("cli project: a picture with a colour a label, and codes of two units as they are") {
  const TemporaryFolder folder;
  run_well(folder,
           Arguments{"train", "--encoder", "", "--code", "2", "--epochs", "1"} + few_digits);
  const Arguments project = Arguments{"project", "--set", "train"} + model_and_digits;
  run_well(folder, project + Arguments{"--out", "points.csv"});
  const ae::CsvTable table = csv_in(folder / "points.csv");
  const Matrix<float> codes = codes_of(folder, 60, 0);
  for (std::size_t i = 0; i < 60; ++i) {
    CHECK(table.values[3 * i] == codes(static_cast<Index>(i), 0));
    CHECK(table.values[3 * i + 1] == codes(static_cast<Index>(i), 1));
  }
  run_well(folder, project + Arguments{"--out", "points.png", "--size", "300"});
  const auto bytes = bytes_of(folder / "points.png");
  CHECK(bytes.at(25) == 2);  // red, green and blue
  const ae::GreyImage picture = read_png(folder / "points.png");
  CHECK(picture.rows == 300);
  CHECK(std::set(picture.pixels.begin(), picture.pixels.end()).size() > 30);
}

TEST_CASE("cli interpolate: through several images, whatever the path") {
  const TemporaryFolder folder;
  train_small_model(folder);
  const Arguments through = Arguments{"interpolate", "--through", "3,8,3,5", "--out"};
  std::set<std::vector<std::uint8_t>> pictures;
  for (const std::string path : {"linear", "spherical", "curve"}) {
    const json result = run_well(folder, through +
                                             Arguments{"walk.png", "--steps", "7", "--path", path,
                                                       "--scale", "1", "--json"} +
                                             model_and_digits)
                            .json();
    CHECK(result["through"].size() == 4);
    CHECK(result["from"]["index"] == 3);
    CHECK(result["to"]["index"] == 5);
    CHECK(result["path"] == path);
    const ae::GreyImage strip = read_png(folder / "walk.png");
    pictures.insert(strip.pixels);
    // The first and the fifth of the seven pictures are those of test image 3.
    for (std::size_t row = 2; row < 30; ++row) {
      const auto* line = &strip.pixels[row * strip.columns];
      CHECK(std::equal(line + 2, line + 30, line + 2 + 4 * 30));
    }
  }
  CHECK(pictures.size() == 3);
  const Arguments walk = Arguments{"walk.png"} + model_and_digits;
  check_refused(run(folder, through + walk + Arguments{"--steps", "3"}), 2, {"steps is 3", "4"});
  check_refused(run(folder, through + walk + Arguments{"--from", "1"}), 2, {"--through", "--from"});
  const Arguments interpolate = Arguments{"interpolate", "--out"} + walk;
  check_refused(run(folder, interpolate + Arguments{"--through", "3"}), 2, {"--through", "2"});
  check_refused(run(folder, interpolate + Arguments{"--through", "3,10"}), 2, {"--through is 10"});
  check_refused(run(folder, interpolate + Arguments{"--through", "3,x"}), 2, {"--through", "x"});
}

/// Images of 3 x 4 pixels.
ae::ImageSet tiny_images(std::size_t count) {
  ae::ImageSet images{3, 4, {}, {}};
  for (std::size_t i = 0; i < count * 12; ++i) {
    images.pixels.push_back(static_cast<std::uint8_t>((i * i * 7 + i / 12 * 31) % 251));
  }
  return images;
}

TEST_CASE("cli evaluate: --pca sets principal components beside the model") {
  const TemporaryFolder folder;
  ae::write_dataset_folder({"tiny", tiny_images(40), tiny_images(8)}, folder / "tiny");
  const auto pca_beside = [&](const std::string& code) {
    run_well(folder, {"train", "--data", "tiny", "--encoder", "", "--code", code, "--epochs", "0"});
    return run_well(folder,
                    Arguments{"evaluate", "--pca", "--data", "tiny", "--json"} + saved_model)
        .json()["pca"];
  };
  const json two = pca_beside("2");
  const json seven = pca_beside("7");
  CHECK(two["components"] == 2);
  CHECK(two["explained_variance"] < seven["explained_variance"]);
  CHECK(two["test_mse"] > seven["test_mse"]);
  CHECK(run_well(folder, Arguments{"evaluate", "--pca", "--data", "tiny"} + saved_model)
            .out.find("7 components of the training images") != std::string::npos);
  const json more_than_pixels = pca_beside("20");
  CHECK(more_than_pixels["components"] == 12);
  CHECK(more_than_pixels["explained_variance"].get<double>() == doctest::Approx(1));
  CHECK(more_than_pixels["test_mse"] < 1e-9);
}

TEST_CASE("cli: code-space commands refuse what does not fit in a sentence") {
  const TemporaryFolder folder;
  train_small_model(folder);
  const auto refused = [&](const Arguments& arguments, const std::vector<std::string>& words) {
    check_refused(run(folder, arguments + saved_model), 2, words);
  };
  refused({"encode", "--out", "codes.txt"}, {"--out is codes.txt", ".npy or .csv"});
  refused({"encode", "--out", "codes.npy", "--labels"}, {"--labels", "codes.npy"});
  refused({"encode", "--out", "c.npy", "--images", "a.png", "--set", "train"},
          {"--images", "--set"});
  refused({"encode", "--out", "c.npy", "--set", "all"}, {"--set", "all", "train"});
  refused({"sample", "--out", "a.gif"}, {"--out is a.gif", ".png or .npy"});
  refused({"sample", "--out", "a.png", "--grid", "5"}, {"--grid", "2 units", "4"});
  refused({"sample", "--out", "a.png", "--grid", "5", "--seed", "2"}, {"--grid", "--seed"});
  refused({"sample", "--out", "a.png", "--grid", "101"}, {"--grid", "101"});
  refused({"sample", "--out", "a.png", "--count", "0"}, {"--count", "0"});
  refused({"project", "--out", "a.txt"}, {"--out is a.txt", ".png or .csv"});

  write_text(folder / "wide.csv", "z1,z2,z3,z4,z5\n1,2,3,4,5\n");
  refused({"decode", "--codes", "wide.csv", "--out", "a.png"},
          {"wide.csv", "5 values", "4 values"});
  write_text(folder / "none.csv", "z1,z2,z3,z4\n");
  refused({"decode", "--codes", "none.csv", "--out", "a.png"}, {"none.csv", "no line of numbers"});
  write_text(folder / "broken.npy", "no array");
  refused({"decode", "--codes", "broken.npy", "--out", "a.png"}, {"broken.npy", "NumPy"});

  const auto images = [&](const ae::NpyArray& array, const std::vector<std::string>& words) {
    ae::write_file_atomically(folder / "in.npy", ae::serialize_npy(array));
    refused({"encode", "--images", "in.npy", "--out", "codes.npy"}, words);
  };
  images({{2, 783}, std::vector<float>(1566)}, {"in.npy", "2 x 783", "28 x 28"});
  images({{0, 784}, {}}, {"in.npy", "0 x 784"});
  images({{1, 28, 28}, std::vector<float>(784, 1.5F)}, {"in.npy", "1.5", "from 0 to 1"});
  images({{1, 784}, std::vector<float>(784, std::nanf(""))}, {"in.npy", "nan"});
  CHECK_FALSE(fs::exists(folder / "codes.npy"));
  CHECK_FALSE(fs::exists(folder / "a.png"));

  run_well(folder,
           Arguments{"train", "--encoder", "", "--code", "1", "--epochs", "1"} + few_digits);
  refused({"project", "--out", "a.png"}, {"at least 2", "model.safetensors", "1"});
}

TEST_CASE("cli: code space of data without labels, and of one image, works") {
  const TemporaryFolder folder;
  const ae::ImageSet one = tiny_images(1);
  ae::write_dataset_folder({"one", one, one}, folder / "one");
  run_well(folder, {"train", "--data", "one", "--encoder", "", "--code", "2", "--epochs", "1"});
  const Arguments own = saved_model + Arguments{"--data", "one"};
  run_well(folder, Arguments{"project", "--out", "p.png"} + own);
  run_well(folder, Arguments{"project", "--out", "p.csv"} + own);
  CHECK(csv_in(folder / "p.csv").names == std::vector<std::string>{"x", "y"});
  const json sample =
      run_well(folder, Arguments{"sample", "--count", "3", "--out", "s.png", "--json"} + own)
          .json();
  CHECK(sample["codes"][0] == sample["codes"][2]);
  run_well(folder, Arguments{"sample", "--grid", "3", "--out", "g.png"} + own);
  const json pca = run_well(folder, Arguments{"evaluate", "--pca", "--json"} + own).json()["pca"];
  CHECK(pca["explained_variance"] == 1);
  check_refused(run(folder, Arguments{"encode", "--labels", "--out", "c.csv"} + own), 2,
                {"--labels", "no labels"});
}

}  // namespace
