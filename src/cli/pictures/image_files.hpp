#pragma once

#include <cstddef>
#include <filesystem>

#include "autoencoder/configuration.hpp"
#include "math/matrix.hpp"

namespace ae::cli {

/// Reads images [count × features] for the model: one image from a PNG, as read_picture_for reads
/// it, or those of a .npy file of [count × rows × columns] or [count × features], whose pixels are
/// bytes from 0 to 255 or numbers from 0 to 1. Throws InputError, naming the file, if it is neither
/// or holds no images of the model's size.
Matrix<float> read_images(const std::filesystem::path& file, const ModelConfiguration& model);

/// The arrangement of the images in a PNG that write_images writes.
struct SheetShape {
  std::size_t columns;
  std::size_t scale;
};

/// Writes images [count × features] as a .png sheet, row by row, or as a .npy file of [count × rows
/// × columns].
void write_images(const std::filesystem::path& file, const Matrix<float>& images,
                  const ModelConfiguration& model, SheetShape sheet);

}  // namespace ae::cli
