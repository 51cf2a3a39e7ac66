#pragma once

#include <string>

#include "cli/output.hpp"
#include "data/dataset.hpp"
#include "math/matrix.hpp"

namespace ae::cli {

/// The result of principal component analysis on the same data, with a code of the same size.
struct PcaBaseline {
  Index components = 0;
  double explained_share = 0;  ///< the share of the training images' variance
  double test_mse = 0;         ///< per pixel, of reconstructions that are not clipped to [0, 1]
};

/// Fits the components to the training images and measures them on the test images. A code that is
/// wider than the image is compared with as many components as the image has pixels.
PcaBaseline measure_pca(const Dataset& dataset, Index code);

Json as_json(const PcaBaseline& baseline);
/// Returns the line that `evaluate` prints for people.
std::string as_text(const PcaBaseline& baseline);

}  // namespace ae::cli
