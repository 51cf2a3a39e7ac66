#pragma once

#include <cstdint>
#include <span>

#include "autoencoder/configuration.hpp"
#include "data/array_images.hpp"
#include "data/image_set.hpp"
#include "math/matrix.hpp"

namespace ae {

/// Copies images into a batch [indices.size() × features]: row i becomes image indices[i], bytes
/// 0 .. 255 as floats 0 .. 1.
void gather(const ImageSet& images, std::span<const std::uint32_t> indices,
            MatrixView<float> batch);

/// The images first .. first+count-1 as floats, [count × features]; InputError if there are fewer.
Matrix<float> images_as_floats(const ImageSet& images, std::size_t first, std::size_t count);

/// Returns the size of the images that the model takes.
ImageSize input_size(const ModelConfiguration& model);

/// InputError unless the images have the rows and columns that the model expects.
void require_image_size(const ModelConfiguration& model, const ImageSet& images);

}  // namespace ae
