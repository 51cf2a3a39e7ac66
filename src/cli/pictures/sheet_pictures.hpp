#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "autoencoder/configuration.hpp"
#include "io/grey_image.hpp"
#include "math/matrix.hpp"

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace ae::cli {

/// The default of --scale for sheets.
inline constexpr std::size_t usual_scale = 3;

/// The default number of images side by side in a sheet.
inline constexpr std::size_t sheet_columns = 16;

/// Adds the option --scale.
CLI::Option* add_scale_option(CLI::App& app, std::size_t& scale);
/// Adds the option --columns.
CLI::Option* add_columns_option(CLI::App& app, std::size_t& columns);

/// Converts rows of pixels, [count × features], to grey images; values outside [0, 1] are clipped.
std::vector<GreyImage> to_pictures(const ConstMatrixView<float>& images,
                                   const ModelConfiguration& model);

/// Returns one sheet of several equally long series, in which each picture of a series stands above
/// its counterpart in the next. The series are cut into bands of up to sheet_columns columns.
GreyImage stacked_sheet(std::span<const std::vector<GreyImage>> series, std::size_t scale);

}  // namespace ae::cli
