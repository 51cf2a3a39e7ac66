#include "cli/pictures/drawing.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "cli/output.hpp"
#include "data/prepare_drawing.hpp"
#include "io/png.hpp"

namespace ae::cli {
namespace {

constexpr Index mnist_side = 28;

std::string size_of(std::size_t rows, std::size_t columns) {
  return std::to_string(rows) + "x" + std::to_string(columns);
}

/// Returns the mean brightness, from 0 to 1, of the outermost pixels.
float border_brightness(const std::vector<float>& pixels, std::size_t rows, std::size_t columns) {
  double sum = 0;
  std::size_t count = 0;
  for (std::size_t i = 0; i < pixels.size(); ++i) {
    const std::size_t row = i / columns;
    const std::size_t column = i % columns;
    if (row > 0 && row + 1 < rows && column > 0 && column + 1 < columns) continue;
    sum += pixels[i];
    ++count;
  }
  return static_cast<float>(sum / static_cast<double>(count));
}

Matrix<float> as_row(const std::vector<float>& pixels) {
  return ConstMatrixView<float>(pixels.data(), 1, static_cast<Index>(pixels.size()));
}

}  // namespace

Matrix<float> read_drawing(const std::filesystem::path& file, const ModelConfiguration& model) {
  const GreyImage image = read_png(file);
  std::vector<float> pixels(image.pixels.size());
  std::ranges::transform(image.pixels, pixels.begin(),
                         [](std::uint8_t byte) { return static_cast<float>(byte) / 255.0F; });
  const auto rows = static_cast<std::size_t>(model.input[0]);
  const auto columns = static_cast<std::size_t>(model.input[1]);
  if (image.rows == rows && image.columns == columns) return as_row(pixels);
  if (model.input != std::array{mnist_side, mnist_side}) {
    throw InputError(file.string() + " is " + size_of(image.rows, image.columns) +
                     " pixels, but the model expects " + size_of(rows, columns) + ".");
  }
  if (border_brightness(pixels, image.rows, image.columns) > 0.5F) {
    say(file.string() + " has a bright border, so it was inverted: ink is light on dark here.");
    for (float& pixel : pixels) pixel = 1.0F - pixel;
  }
  say(file.string() + " is " + size_of(image.rows, image.columns) +
      " pixels, so it was fitted and centred in 28x28 the way MNIST's digits are.");
  return as_row(prepare_drawing(pixels, image.rows, image.columns));
}

}  // namespace ae::cli
