#pragma once

#include <string>

#include "cli/output.hpp"
#include "data/dataset.hpp"
#include "math/matrix.hpp"

namespace ae::cli {

/// What principal component analysis makes of the same data with a code of the same size.
struct PcaBaseline {
  Index components = 0;
  double explained_share = 0;  ///< of the training images' variance
  double test_mse = 0;         ///< per pixel, of reconstructions that are not held in [0, 1]
};

/// Fits it to the training images and measures it on the test images. A code wider than the image
/// is compared with as many components as there are pixels.
PcaBaseline measure_pca(const Dataset& dataset, Index code);

Json as_json(const PcaBaseline& baseline);
/// Lines for people, as `evaluate` has them.
std::string as_text(const PcaBaseline& baseline);

}  // namespace ae::cli
