#pragma once

#include <filesystem>

#include "data/dataset.hpp"

namespace ae {

/// Reads a folder of IDX files with MNIST's names: train-images-idx3-ubyte,
/// train-labels-idx1-ubyte, t10k-images-idx3-ubyte and t10k-labels-idx1-ubyte, also with a dot
/// before `idx`, each plain or with .gz (the plain file is taken where both exist). Both label
/// files may be absent. Throws InputError, naming the folder or the file, when a file is missing or
/// not as expected.
Dataset load_dataset_folder(const std::filesystem::path& folder);

/// Writes the files that load_dataset_folder reads, and makes the folder if it does not exist.
/// There are no label files where there are no labels. Throws RunError, naming the folder or the
/// file, when it can't be written.
void write_dataset_folder(const Dataset& dataset, const std::filesystem::path& folder);

}  // namespace ae
