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

/// The usual --scale of sheets.
inline constexpr std::size_t usual_scale = 3;

/// How many images sheets usually have beside each other.
inline constexpr std::size_t sheet_columns = 16;

/// Adds --scale, and --columns.
CLI::Option* add_scale_option(CLI::App& app, std::size_t& scale);
CLI::Option* add_columns_option(CLI::App& app, std::size_t& columns);

/// Rows of pixels, [count × features], as grey images; values outside [0, 1] are clipped.
std::vector<GreyImage> to_pictures(const ConstMatrixView<float>& images,
                                   const ModelConfiguration& model);

/// One sheet of several equally long series, each picture of one above its counterpart in the
/// next; bands of up to sheet_columns columns.
GreyImage stacked_sheet(std::span<const std::vector<GreyImage>> series, std::size_t scale);

}  // namespace ae::cli
