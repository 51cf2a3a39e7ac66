#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace ae {

/// The most classes that images have, for a label is a byte.
inline constexpr std::size_t most_classes = 256;

/// The classes of images: a number an image and, where the numbers do not name themselves, the
/// names by number.
struct ClassNumbers {
  std::vector<std::uint8_t> labels;
  std::vector<std::string> names;
};

/// Numbers the classes that images have by name. Whole numbers from 0 to 255 stay as they are where
/// all names are such; else the classes are numbered in the order of their names, in which "9"
/// comes before "10". Throws InputError, naming `source`, for more than 256 classes.
ClassNumbers number_classes(std::span<const std::string> names, const std::string& source);

}  // namespace ae
