#pragma once

#include <filesystem>
#include <vector>

#include "data/dataset.hpp"
#include "data/dataset_reader.hpp"

namespace ae {

/// A data set, and the files that it was read from.
struct LoadedDataset : ReadDataset {
  std::vector<std::filesystem::path> files;
};

/// Decodes a picture and gives it to a reader, which passes over what cannot be decoded. Throws
/// InputError where the reader has too many.
void add_encoded_picture(DatasetReader& reader, const NamedBytes& file);

/// Reads the data set of a file, or of a folder and the folders in it; see DatasetReader. Beside an
/// IDX file, the others of its set in the same folder are read. Where `options` has no name, the
/// data set has the path's. Throws InputError, naming the path or the file, where it does not
/// exist, cannot be read, or DatasetReader refuses it.
LoadedDataset load_dataset_files(const std::filesystem::path& path, ReadOptions options = {});

/// Writes a folder of IDX files with MNIST's names, which load_dataset_files reads, and makes the
/// folder if it does not exist. There are no label files where there are no labels. Throws
/// RunError, naming the folder or the file, when it can't be written.
void write_dataset_folder(const Dataset& dataset, const std::filesystem::path& folder);

}  // namespace ae
