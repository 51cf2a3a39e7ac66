#include <algorithm>
#include <doctest/doctest.h>
#include <gif_lib.h>
#include <memory>

#include "data/procedural_digits.hpp"
#include "io/png.hpp"
#include "io/read_png.hpp"
#include "program.hpp"
#include "training/batch.hpp"

namespace {

using namespace ae::test;
using ae::GreyImage;
using nlohmann::json;
namespace fs = std::filesystem;

constexpr std::size_t side = 28;
constexpr std::size_t gap = 2;

/// One image of a sheet, taken back to its own size.
std::vector<std::uint8_t> cell(const GreyImage& sheet, std::size_t row, std::size_t column,
                               std::size_t scale = 3) {
  std::vector<std::uint8_t> pixels;
  for (std::size_t y = 0; y < side; ++y) {
    for (std::size_t x = 0; x < side; ++x) {
      const std::size_t top = gap + row * (side * scale + gap) + y * scale + scale / 2;
      const std::size_t left = gap + column * (side * scale + gap) + x * scale + scale / 2;
      pixels.push_back(sheet.pixels.at(top * sheet.columns + left));
    }
  }
  return pixels;
}

/// The test images that go with few_digits.
std::vector<std::uint8_t> test_image(std::size_t index) {
  return ae::procedural_digits(1, 1, 60 + index).pixels;
}

/// What the model makes of test image `index`, computed here.
std::vector<std::uint8_t> reconstruction(const fs::path& file, std::size_t index) {
  const ae::SavedModel saved = model_in(file);
  const auto image = ae::images_as_floats(ae::procedural_digits(1, 1, 60 + index), 0, 1);
  const auto code = saved.model.encode({image.data(), 1, image.cols()});
  const auto output = saved.model.decode({code.data(), 1, code.cols()});
  std::vector<std::uint8_t> pixels;
  for (const float pixel : output.row(0)) {
    pixels.push_back(static_cast<std::uint8_t>(std::lround(pixel * 255.0F)));
  }
  return pixels;
}

TEST_CASE("cli reconstruct: test images above what the model makes of them") {
  const TemporaryFolder folder;
  train_small_model(folder);
  const json result = run_well(folder, Arguments{"reconstruct", "--out", "sheet.png", "--count",
                                                 "3", "--from", "2", "--json"} +
                                           model_and_digits)
                          .json();
  const GreyImage sheet = read_png(folder / "sheet.png");
  CHECK(sheet.rows == gap + 2 * (side * 3 + gap));
  CHECK(sheet.columns == gap + 3 * (side * 3 + gap));
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK(cell(sheet, 0, i) == test_image(2 + i));
    CHECK(cell(sheet, 1, i) == reconstruction(folder / "model.safetensors", 2 + i));
  }
  CHECK(result["mse"].size() == 3);
  CHECK(result["count"] == 3);
}

TEST_CASE("cli reconstruct: as many images as there are, and --scale") {
  const TemporaryFolder folder;
  train_small_model(folder);
  run_well(folder,
           Arguments{"reconstruct", "--out", "sheet.png", "--scale", "1"} + model_and_digits);
  const GreyImage sheet = read_png(folder / "sheet.png");
  CHECK(sheet.columns == gap + 10 * (side + gap));
  CHECK(cell(sheet, 0, 9, 1) == test_image(9));
}

TEST_CASE("cli denoise: clean, corrupted and denoised from top to bottom") {
  const TemporaryFolder folder;
  train_small_model(folder);
  const json result = run_well(folder, Arguments{"denoise", "--out", "sheet.png", "--count", "4",
                                                 "--corruption", "masking:0.5", "--json"} +
                                           model_and_digits)
                          .json();
  const GreyImage sheet = read_png(folder / "sheet.png");
  CHECK(sheet.rows == gap + 3 * (side * 3 + gap));
  const auto clean = cell(sheet, 0, 1);
  const auto corrupted = cell(sheet, 1, 1);
  CHECK(clean == test_image(1));
  CHECK(corrupted != clean);
  for (std::size_t i = 0; i < clean.size(); ++i) {
    CHECK((corrupted[i] == 0 || corrupted[i] == clean[i]));
  }
  CHECK(cell(sheet, 2, 1) != clean);
  CHECK(result["corruption"]["kind"] == "masking");
  CHECK(result["denoised_mse"].size() == 4);

  SUBCASE("a model that knows no corruption is shown Gaussian noise of 0.4") {
    const json usual =
        run_well(folder, Arguments{"denoise", "--out", "sheet.png", "--json"} + model_and_digits)
            .json();
    CHECK(usual["corruption"] == json({{"kind", "gaussian"}, {"amount", 0.4}}));
  }
}

TEST_CASE("cli denoise: an image as MNIST's are is taken as it is") {
  const TemporaryFolder folder;
  train_small_model(folder);
  ae::write_png(folder / "in.png", {side, side, test_image(4)});
  run_well(folder, Arguments{"denoise", "--image", "in.png", "--out", "out.png", "--scale", "1"} +
                       model_and_digits);
  CHECK(read_png(folder / "out.png").pixels == reconstruction(folder / "model.safetensors", 4));
}

TEST_CASE("cli denoise: a drawing of another size is prepared, dark on light or light on dark") {
  const TemporaryFolder folder;
  train_small_model(folder);
  GreyImage drawing{60, 80, std::vector<std::uint8_t>(60 * 80, 0)};
  for (std::size_t row = 10; row < 50; ++row) {
    std::fill_n(&drawing.pixels[row * 80 + 30], 8, std::uint8_t{255});
  }
  ae::write_png(folder / "light.png", drawing);
  for (std::uint8_t& pixel : drawing.pixels) pixel = static_cast<std::uint8_t>(255 - pixel);
  ae::write_png(folder / "dark.png", drawing);
  const auto denoise = [&](const std::string& name) {
    return run_well(folder,
                    Arguments{"denoise", "--image", name + ".png", "--out", name + "_out.png"} +
                        model_and_digits);
  };
  CHECK(denoise("light").says("Took light.png (80 × 60 pixels: fitted and centred"));
  CHECK_FALSE(denoise("light").says("inverted"));
  CHECK(denoise("dark").says("Took dark.png (dark on light: inverted; 80 × 60 pixels"));
  const GreyImage out = read_png(folder / "light_out.png");
  CHECK(out.rows == side * 3);
  CHECK(out.pixels == read_png(folder / "dark_out.png").pixels);
  CHECK(denoise("light").out.empty());
}

TEST_CASE("cli denoise: a PNG that is none, and options that do not go with --image") {
  const TemporaryFolder folder;
  train_small_model(folder);
  write_text(folder / "in.png", "no picture");
  const Arguments denoise =
      Arguments{"denoise", "--image", "in.png", "--out", "out.png"} + model_and_digits;
  check_refused(run(folder, denoise), 2, {"in.png", "is not a picture"});
  check_refused(run(folder, denoise + Arguments{"--count", "3"}), 2, {"--image", "--count"});
  check_refused(run(folder, denoise + Arguments{"--corruption", "none"}), 2,
                {"--image", "--corruption"});
  CHECK_FALSE(fs::exists(folder / "out.png"));
}

TEST_CASE("cli interpolate: a strip from one reconstruction to the other") {
  const TemporaryFolder folder;
  train_small_model(folder);
  const json result = run_well(folder, Arguments{"interpolate", "--from", "3", "--to", "8",
                                                 "--steps", "5", "--out", "walk.png", "--json"} +
                                           model_and_digits)
                          .json();
  const GreyImage strip = read_png(folder / "walk.png");
  CHECK(strip.rows == gap + side * 3 + gap);
  CHECK(strip.columns == gap + 5 * (side * 3 + gap));
  CHECK(cell(strip, 0, 0) == reconstruction(folder / "model.safetensors", 3));
  CHECK(cell(strip, 0, 4) == reconstruction(folder / "model.safetensors", 8));
  CHECK(result["from"]["index"] == 3);
  CHECK(result["to"]["label"] == ae::procedural_digits(1, 1, 68).labels[0]);
  CHECK(result["to"]["code"].size() == 4);
}

TEST_CASE("cli interpolate: a GIF goes there and back") {
  const TemporaryFolder folder;
  train_small_model(folder);
  run_well(folder, Arguments{"interpolate", "--from", "3", "--to", "8", "--steps", "5", "--out",
                             "walk.GIF", "--scale", "2"} +
                       model_and_digits);
  int error = 0;
  const auto close = [](GifFileType* gif) { DGifCloseFile(gif, nullptr); };
  const std::unique_ptr<GifFileType, decltype(close)> gif(
      DGifOpenFileName((folder / "walk.GIF").c_str(), &error), close);
  REQUIRE(gif != nullptr);
  REQUIRE(DGifSlurp(gif.get()) == GIF_OK);
  CHECK(gif->SWidth == 2 * side);
  REQUIRE(gif->ImageCount == 8);
  const auto frame = [&](int index) {
    const GifByteType* bits = gif->SavedImages[index].RasterBits;
    return std::vector<std::uint8_t>(bits, bits + 4 * side * side);
  };
  CHECK(frame(0) != frame(4));
  for (int i = 1; i < 4; ++i) CHECK(frame(i) == frame(8 - i));
}

}  // namespace
