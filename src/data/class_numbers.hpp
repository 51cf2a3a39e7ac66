#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
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

/// The labels of images as they were found, most of which say the same as others.
class LabelTexts {
 public:
  /// Takes the next image's label. Of more different texts than there are classes, only one more is
  /// kept.
  void add(const std::string& text);

  [[nodiscard]] std::size_t size() const { return indices_.size(); }
  [[nodiscard]] bool empty() const { return indices_.empty(); }
  /// Returns the different texts, in the order in which they were first found.
  [[nodiscard]] const std::vector<std::string>& texts() const { return texts_; }
  /// Returns the places of the images' labels among the texts.
  [[nodiscard]] const std::vector<std::uint16_t>& indices() const { return indices_; }

 private:
  std::vector<std::string> texts_;
  std::vector<std::uint16_t> indices_;
  std::map<std::string, std::uint16_t> known_;
};

}  // namespace ae
