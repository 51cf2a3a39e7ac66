#include "cli/pictures/sheet_pictures.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cmath>

#include "io/sheet.hpp"

namespace ae::cli {

CLI::Option* add_scale_option(CLI::App& app, std::size_t& scale) {
  return app.add_option("--scale", scale, "Pixels of the output along the side of one pixel")
      ->check(CLI::Range(1, 64))
      ->default_str(std::to_string(usual_scale));
}

CLI::Option* add_columns_option(CLI::App& app, std::size_t& columns) {
  return app.add_option("--columns", columns, "Images beside each other in a sheet")
      ->check(CLI::Range(1, 1000))
      ->capture_default_str();
}

std::vector<GreyImage> to_pictures(const ConstMatrixView<float>& images,
                                   const ModelConfiguration& model) {
  std::vector<GreyImage> pictures;
  for (Index row = 0; row < images.rows(); ++row) {
    GreyImage picture{
        static_cast<std::size_t>(model.input[0]), static_cast<std::size_t>(model.input[1]), {}};
    for (const float pixel : images.row(row)) {
      picture.pixels.push_back(
          static_cast<std::uint8_t>(std::lround(255.0F * std::clamp(pixel, 0.0F, 1.0F))));
    }
    pictures.push_back(std::move(picture));
  }
  return pictures;
}

GreyImage stacked_sheet(std::span<const std::vector<GreyImage>> series, std::size_t scale) {
  const std::size_t count = series.front().size();
  const std::size_t columns = std::min(count, sheet_columns);
  GreyImage blank = series.front().front();
  std::ranges::fill(blank.pixels, sheet_grey);
  std::vector<GreyImage> cells;
  for (std::size_t first = 0; first < count; first += columns) {
    for (const std::vector<GreyImage>& pictures : series) {
      for (std::size_t i = first; i < first + columns; ++i) {
        cells.push_back(i < count ? pictures[i] : blank);
      }
    }
  }
  return image_sheet(cells, {.columns = columns, .magnification = scale});
}

}  // namespace ae::cli
