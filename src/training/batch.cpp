#include "training/batch.hpp"

#include <algorithm>
#include <string>

#include "error.hpp"

namespace ae {
namespace {

void convert(std::span<const std::uint8_t> bytes, float* to) {
  std::ranges::transform(bytes, to,
                         [](std::uint8_t byte) { return static_cast<float>(byte) / 255.0F; });
}

}  // namespace

void gather(const ImageSet& images, std::span<const std::uint32_t> indices,
            MatrixView<float> batch) {
  for (std::size_t i = 0; i < indices.size(); ++i) {
    convert(images.image(indices[i]), batch.row(static_cast<Index>(i)).data());
  }
}

Matrix<float> images_as_floats(const ImageSet& images, std::size_t first, std::size_t count) {
  if (first > images.count() || count > images.count() - first) {
    throw InputError("Images " + std::to_string(first) + " to " + std::to_string(first + count) +
                     " were asked for, but there are " + std::to_string(images.count()) + ".");
  }
  Matrix<float> floats(static_cast<Index>(count), static_cast<Index>(images.features()));
  convert(std::span(images.pixels).subspan(first * images.features(), count * images.features()),
          floats.data());
  return floats;
}

void require_image_size(const ModelConfiguration& model, const ImageSet& images) {
  const auto rows = static_cast<std::size_t>(model.input[0]);
  const auto columns = static_cast<std::size_t>(model.input[1]);
  if (images.rows == rows && images.columns == columns) return;
  throw InputError("The images are " + std::to_string(images.rows) + " x " +
                   std::to_string(images.columns) + " pixels, but the model expects " +
                   std::to_string(rows) + " x " + std::to_string(columns) + " (model.input).");
}

}  // namespace ae
