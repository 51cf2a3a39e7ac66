#pragma once

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <span>

#include "analysis/moments.hpp"
#include "autoencoder/autoencoder.hpp"
#include "data/image_set.hpp"
#include "training/batch.hpp"

namespace ae::cli {

/// The largest file of codes or images that is read.
inline constexpr std::size_t largest_array_file = std::size_t{1} << 32;

/// Calls take(index of the first, floats [some × features]) for the images, some at a time: floats
/// of all of them at once are not made.
template <typename Take>
void in_portions(const ImageSet& images, const Take& take) {
  constexpr std::size_t portion = 1024;
  for (std::size_t first = 0; first < images.count(); first += portion) {
    take(static_cast<Index>(first),
         images_as_floats(images, first, std::min(portion, images.count() - first)));
  }
}

/// The codes of all of the images, [count × code]; InputError if they are not of the model's size.
Matrix<float> encode_set(const Autoencoder& model, const ImageSet& images);

/// The mean and covariance of the images' pixels.
Moments moments_of(const ImageSet& images);

/// Codes [count × units] as a .npy or .csv: in a .csv the columns z1, z2, ... and, where there are
/// labels, one a code, the column label.
void write_codes(const std::filesystem::path& file, const Matrix<float>& codes,
                 std::span<const std::uint8_t> labels);

/// Reads such a file, the label left out. InputError, naming it, unless it holds codes of `units`
/// finite numbers, at least one.
Matrix<float> read_codes(const std::filesystem::path& file, Index units);

}  // namespace ae::cli
