#include "training/batch.hpp"

#include <string>

#include "base/error.hpp"
#include "math/elementwise.hpp"
#include "math/threads.hpp"

namespace ae {

namespace {

void prefetch(std::span<const std::uint8_t> bytes) {
  constexpr std::size_t cache_line = 64;
  for (std::size_t i = 0; i < bytes.size(); i += cache_line) __builtin_prefetch(bytes.data() + i);
}

}  // namespace

void gather(const ImageSet& images, std::span<const std::uint32_t> indices,
            MatrixView<float> batch) {
  constexpr std::size_t rows_a_task = 16;
  parallel_for_chunks(indices.size(), rows_a_task, [&](std::size_t first, std::size_t rows) {
    for (std::size_t i = first; i < first + rows; ++i) {
      // The images lie anywhere in memory: the next one is fetched while this one is converted.
      if (i + 1 < first + rows) prefetch(images.image(indices[i + 1]));
      bytes_to_floats(images.image(indices[i]),
                      {batch.row(static_cast<Index>(i)).data(), images.features()});
    }
  });
}

Matrix<float> images_as_floats(const ImageSet& images, std::size_t first, std::size_t count) {
  if (first > images.count() || count > images.count() - first) {
    throw InputError("Images " + std::to_string(first) + " to " + std::to_string(first + count) +
                     " were asked for, but there are " + std::to_string(images.count()) + ".");
  }
  Matrix<float> floats(static_cast<Index>(count), static_cast<Index>(images.features()));
  bytes_to_floats(
      std::span(images.pixels).subspan(first * images.features(), count * images.features()),
      {floats.data(), count * images.features()});
  return floats;
}

ImageSize input_size(const ModelConfiguration& model) {
  return {static_cast<std::size_t>(model.input[0]), static_cast<std::size_t>(model.input[1])};
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
