#pragma once

#include <cstddef>
#include <filesystem>

#include "autoencoder/configuration.hpp"
#include "math/matrix.hpp"

namespace ae::cli {

/// Images [count × features] for the model: one from a PNG, as read_drawing takes it, or those of a
/// .npy of [count × rows × columns] or [count × features], whose pixels are bytes from 0 to 255 or
/// numbers from 0 to 1. InputError, naming the file, if it is neither or holds no images of the
/// model's size.
Matrix<float> read_images(const std::filesystem::path& file, const ModelConfiguration& model);

/// How write_images arranges a PNG.
struct SheetShape {
  std::size_t columns;
  std::size_t scale;
};

/// Images [count × features] as a .png sheet, row by row, or as a .npy of
/// [count × rows × columns].
void write_images(const std::filesystem::path& file, const Matrix<float>& images,
                  const ModelConfiguration& model, SheetShape sheet);

}  // namespace ae::cli
