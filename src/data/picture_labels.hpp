#pragma once

#include <optional>
#include <span>
#include <string>

#include "data/class_numbers.hpp"

namespace ae {

/// Returns the name of the folder that all files are in, or nothing. Folders are separated by "/".
std::optional<std::string> common_folder(std::span<const std::string> paths);

/// Returns the labels of pictures whose files have these paths ("pets/cat/1.png"): the names of the
/// sub-folders, where folders that split into sets ("train", "test") are passed, or else what the
/// files' names begin with ("cat-1.png"). Nothing where neither says anything.
std::optional<ClassNumbers> labels_from_paths(std::span<const std::string> paths);

}  // namespace ae
