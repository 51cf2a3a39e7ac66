#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

#include "data/dataset.hpp"

namespace ae {

/// The number of images of the part of MNIST that comes with the project: the first of those that
/// MNIST trains on.
inline constexpr std::size_t mnist_sample_count = 10'000;

/// Returns MNIST's first 10,000 training images, in whatever order, as the data set "MNIST, 10,000
/// images": 9,000 to train on and 1,000 to test with, each class in the same shares, both in an
/// order mixed by a fixed seed. The same images in the same order give the same data set
/// everywhere. Throws InputError unless there are 10,000 images with labels.
Dataset mnist_sample(const ImageSet& all);

/// Reads the file that the project's set-up packs the images into: a NumPy archive with x.npy,
/// bytes of [10000 × rows × columns], and y.npy, bytes of [10000], and returns mnist_sample() of
/// them. `source` names the file in errors. Throws InputError for anything else.
Dataset read_mnist_sample(std::span<const std::uint8_t> npz, const std::string& source);

}  // namespace ae
