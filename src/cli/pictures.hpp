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

/// Adds --scale.
CLI::Option* add_scale_option(CLI::App& app, std::size_t& scale);

/// Rows of pixels, [count × features], as grey images; values outside [0, 1] are clipped.
std::vector<GreyImage> to_pictures(const ConstMatrixView<float>& images,
                                   const ModelConfiguration& model);

/// One sheet of several equally long series, each picture of one above its counterpart in the
/// next; bands of up to 16 columns.
GreyImage stacked_sheet(std::span<const std::vector<GreyImage>> series, std::size_t scale);

/// A matrix as a view that is only read.
ConstMatrixView<float> view(const Matrix<float>& matrix);

}  // namespace ae::cli
