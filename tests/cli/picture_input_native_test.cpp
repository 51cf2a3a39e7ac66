#include <algorithm>
#include <doctest/doctest.h>

#include "data/dataset_files.hpp"
#include "data/procedural_digits.hpp"
#include "io/npy.hpp"
#include "io/png.hpp"
#include "io/read_png.hpp"
#include "program.hpp"

namespace {

using namespace ae::test;
using ae::GreyImage;
using nlohmann::json;
namespace fs = std::filesystem;

constexpr std::size_t digit_side = 28;

GreyImage digit_picture(bool is_negative) {
  GreyImage image{digit_side, digit_side, ae::procedural_digits(1, 1, 77).pixels};
  if (!is_negative) return image;
  for (std::uint8_t& pixel : image.pixels) pixel = static_cast<std::uint8_t>(255 - pixel);
  return image;
}

/// Writes that digit as a picture, white on black and black on white, and trains a model.
void write_pictures(const TemporaryFolder& folder) {
  train_small_model(folder);
  ae::write_png(folder / "white.png", digit_picture(false));
  ae::write_png(folder / "black.png", digit_picture(true));
}

/// The pixels of a sheet's cell in its only column, whose images are not magnified.
std::vector<std::uint8_t> cell_of_column(const GreyImage& sheet, std::size_t row) {
  constexpr std::size_t gap = 2;
  std::vector<std::uint8_t> pixels;
  for (std::size_t y = 0; y < digit_side; ++y) {
    const auto line =
        sheet.pixels.begin() +
        static_cast<std::ptrdiff_t>((gap + row * (digit_side + gap) + y) * sheet.columns + gap);
    pixels.insert(pixels.end(), line, line + digit_side);
  }
  return pixels;
}

}  // namespace

TEST_CASE("cli reconstruct: one picture above its reconstruction") {
  const TemporaryFolder folder;
  write_pictures(folder);
  const Arguments reconstruct = Arguments{"reconstruct", "--scale", "1", "--json"} + saved_model;
  const Ended white =
      run_well(folder, reconstruct + Arguments{"--image", "white.png", "--out", "a.png"});
  const Ended black =
      run_well(folder, reconstruct + Arguments{"--image", "black.png", "--out", "b.png"});
  CHECK_FALSE(white.says("Took"));
  CHECK(black.says("Took black.png (dark on light: inverted)."));
  CHECK(black.says("Wrote b.png: black.png above its reconstruction."));
  const GreyImage sheet = read_png(folder / "a.png");
  CHECK(sheet.rows == 3 * 2 + 2 * digit_side);
  CHECK(sheet.columns == 2 * 2 + digit_side);
  CHECK(cell_of_column(sheet, 0) == digit_picture(false).pixels);
  CHECK(cell_of_column(sheet, 1) != cell_of_column(sheet, 0));
  CHECK(read_png(folder / "b.png").pixels == sheet.pixels);
  CHECK(white.json()["image"] == "white.png");
  CHECK(white.json()["mse"].size() == 1);
  CHECK_FALSE(white.json().contains("from"));
}

TEST_CASE("cli encode: the code of one picture is that of its image") {
  const TemporaryFolder folder;
  write_pictures(folder);
  const auto code = [&](const std::string& name) {
    const Arguments out = {"--image", name, "--out", "code.npy"};
    const Ended ended = run_well(folder, Arguments{"encode", "--json"} + saved_model + out);
    CHECK(ended.json()["source"] == name);
    CHECK(ended.says("the codes of 1 of " + name));
    const ae::NpyArray array = ae::parse_npy(bytes_of(folder / "code.npy"), "code.npy");
    CHECK(array.shape == std::vector<std::size_t>{1, 4});
    return array.values;
  };
  CHECK(code("white.png") == code("black.png"));
}

TEST_CASE("cli encode: --images takes a picture as --image does") {
  const TemporaryFolder folder;
  write_pictures(folder);
  for (const char* option : {"--image", "--images"}) {
    run_well(folder, Arguments{"encode", option, "black.png", "--out",
                               std::string(option).substr(2) + ".csv"} +
                         saved_model);
  }
  CHECK(bytes_of(folder / "image.csv") == bytes_of(folder / "images.csv"));
}

TEST_CASE("cli: a picture is fitted to a model that is not of MNIST's size") {
  const TemporaryFolder folder;
  ae::ImageSet images{8, 8, std::vector<std::uint8_t>(64 * 14), {}};
  for (std::size_t i = 0; i < images.pixels.size(); ++i) {
    images.pixels[i] = static_cast<std::uint8_t>(i * 37);
  }
  fs::create_directory(folder / "data");
  ae::write_dataset_folder(ae::split_dataset("squares", images), folder / "data");
  train_small_model(folder, {"--data", "data"});
  GreyImage paper{20, 10, std::vector<std::uint8_t>(200, 255)};
  std::fill_n(paper.pixels.begin() + 80, 40, std::uint8_t{55});
  ae::write_png(folder / "tall.png", paper);
  const Ended ended = run_well(
      folder, Arguments{"reconstruct", "--image", "tall.png", "--out", "out.png", "--scale", "1"} +
                  saved_model);
  CHECK(ended.says("Took tall.png (dark on light: inverted; 10 × 20 pixels: fitted into 8 × 8)."));
  const GreyImage sheet = read_png(folder / "out.png");
  CHECK(sheet.rows == 3 * 2 + 2 * 8);
  // The bar, of a darkness of 200, covers four fifths of the fifth row of the image above.
  CHECK(sheet.pixels[6 * sheet.columns + 6] == 160);
  CHECK(sheet.pixels[3 * sheet.columns + 6] == 0);
}

TEST_CASE("cli: a picture without ink, or that is none, is refused by name") {
  const TemporaryFolder folder;
  train_small_model(folder);
  ae::write_png(folder / "paper.png", {30, 40, std::vector<std::uint8_t>(1200, 250)});
  write_text(folder / "photo.webp", std::string("RIFF\1\1\1\1WEBPVP8 ", 16));
  for (const char* command : {"denoise", "reconstruct", "encode"}) {
    const Arguments run_on =
        Arguments{command, "--out", command == std::string("encode") ? "out.csv" : "out.png"} +
        saved_model;
    const auto refused = [&](const std::string& image, const std::vector<std::string>& words) {
      check_refused(run(folder, run_on + Arguments{"--image", image}), 2, words);
    };
    refused("paper.png", {"paper.png shows no ink"});
    refused("photo.webp", {"photo.webp is a WebP picture, which the page reads but"});
    refused("missing.png", {"missing.png", "No such file"});
  }
  CHECK_FALSE(fs::exists(folder / "out.png"));
  CHECK_FALSE(fs::exists(folder / "out.csv"));
}

TEST_CASE("cli: --image goes with no choice of other images") {
  const TemporaryFolder folder;
  write_pictures(folder);
  const Arguments image = saved_model + Arguments{"--image", "white.png", "--out"};
  const auto refused = [&](const Arguments& arguments, const std::string& option) {
    check_refused(run(folder, arguments), 2, {"--image", option});
  };
  refused(Arguments{"reconstruct", "--count", "3"} + image + Arguments{"out.png"}, "--count");
  refused(Arguments{"encode", "--set", "train"} + image + Arguments{"out.csv"}, "--set");
  refused(Arguments{"encode", "--labels"} + image + Arguments{"out.csv"}, "--labels");
  refused(Arguments{"encode", "--images", "black.png"} + image + Arguments{"out.csv"}, "--images");
}
