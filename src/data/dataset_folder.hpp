#pragma once

#include <filesystem>

#include "data/dataset.hpp"

namespace ae {

/// Reads a folder of IDX files by MNIST's names: train-images-idx3-ubyte, train-labels-idx1-ubyte,
/// t10k-images-idx3-ubyte and t10k-labels-idx1-ubyte, also with a dot before `idx`, each plain or
/// with .gz (the plain one is taken where there are both). Both label files may be absent.
/// Throws InputError, naming the folder or the file, when one is missing or not as expected.
Dataset load_dataset_folder(const std::filesystem::path& folder);

/// Writes the files that load_dataset_folder reads, making the folder if need be; no label files
/// where there are no labels.
/// Throws RunError, naming the folder or the file, when that can't be written.
void write_dataset_folder(const Dataset& dataset, const std::filesystem::path& folder);

}  // namespace ae
