#pragma once

#include <vector>

#include "math/matrix.hpp"

namespace ae {

/// Returns the mean squared error per pixel of each image against its reconstruction, both [count ×
/// features]. Throws InputError if their shapes differ.
std::vector<float> reconstruction_errors(const ConstMatrixView<float>& images,
                                         const ConstMatrixView<float>& reconstructions);

/// Returns the peak signal-to-noise ratio, in decibels, of images with pixels in [0, 1]: 10 ·
/// log10(1 / mean_squared_error). It is infinite where the error is 0.
double peak_signal_to_noise_ratio(double mean_squared_error);

}  // namespace ae
