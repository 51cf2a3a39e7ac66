#include "cli/pictures/image_files.hpp"

#include <algorithm>
#include <string>

#include "base/error.hpp"
#include "cli/codes.hpp"
#include "cli/options/file_ending.hpp"
#include "cli/pictures/picture_input.hpp"
#include "cli/pictures/sheet_pictures.hpp"
#include "io/atomic_file.hpp"
#include "io/npy.hpp"
#include "io/png.hpp"
#include "io/sheet.hpp"

namespace ae::cli {
namespace {

bool has_images_of(const std::vector<std::size_t>& shape, std::size_t rows, std::size_t columns) {
  if (shape.size() == 2) return shape[1] == rows * columns;
  return shape.size() == 3 && shape[1] == rows && shape[2] == columns;
}

Matrix<float> images_of_npy(NpyArray array, const std::string& name,
                            const ModelConfiguration& model) {
  const auto rows = static_cast<std::size_t>(model.input[0]);
  const auto columns = static_cast<std::size_t>(model.input[1]);
  if (!has_images_of(array.shape, rows, columns) || array.shape[0] == 0) {
    throw InputError(name + " holds an array of " + shape_text(array.shape) + ", but images of " +
                     std::to_string(rows) + " x " + std::to_string(columns) +
                     " pixels, as the model has, were expected: count x " + std::to_string(rows) +
                     " x " + std::to_string(columns) + " or count x " +
                     std::to_string(rows * columns) + ".");
  }
  if (array.is_bytes) {
    for (float& pixel : array.values) pixel /= 255.0F;
  }
  const auto is_no_pixel = [](float pixel) { return !(pixel >= 0 && pixel <= 1); };
  const auto wrong = std::ranges::find_if(array.values, is_no_pixel);
  if (wrong != array.values.end()) {
    throw InputError(name + " holds the pixel " + std::to_string(*wrong) +
                     ", but pixels from 0 to 1, or bytes (uint8) from 0 to 255, were expected.");
  }
  return ConstMatrixView<float>(array.values.data(), static_cast<Index>(array.shape[0]),
                                model.features());
}

}  // namespace

Matrix<float> read_images(const std::filesystem::path& file, const ModelConfiguration& model) {
  if (require_ending(file, "--images", {".png", ".npy"}) == ".png") {
    return read_picture_for(model, file);
  }
  return images_of_npy(parse_npy(read_file(file, largest_array_file), file.string()), file.string(),
                       model);
}

void write_images(const std::filesystem::path& file, const Matrix<float>& images,
                  const ModelConfiguration& model, SheetShape sheet) {
  if (require_ending(file, "--out", {".png", ".npy"}) == ".png") {
    const std::vector<GreyImage> pictures = to_pictures(view(images), model);
    write_png(file,
              image_sheet(pictures, {.columns = sheet.columns, .magnification = sheet.scale}));
    return;
  }
  const std::span<const float> values(images.data(), static_cast<std::size_t>(images.size()));
  write_file_atomically(file, serialize_npy({{static_cast<std::size_t>(images.rows()),
                                              static_cast<std::size_t>(model.input[0]),
                                              static_cast<std::size_t>(model.input[1])},
                                             {values.begin(), values.end()}}));
}

}  // namespace ae::cli
