#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "data/fit_picture.hpp"
#include "data/image_set.hpp"
#include "io/picture.hpp"

namespace ae {

struct PictureSetOptions {
  /// The height and width that pictures are fitted into, in pixels: smallest_picture_set_side to
  /// largest_picture_set_side.
  std::size_t side = 28;
  /// Whether white becomes black; where nothing is said, the borders of most pictures decide.
  std::optional<bool> invert;
};

inline constexpr std::size_t smallest_picture_set_side = 8;
inline constexpr std::size_t largest_picture_set_side = 64;

/// Returns the most pictures of a set of this side: 20,000, and fewer from 41 pixels on.
std::size_t most_pictures(std::size_t side);

/// Images made of pictures, in the natural order of their paths.
struct PictureImages {
  /// The name of the folder that all pictures are in; empty where there is none.
  std::string name;
  ImageSet images;  ///< background 0; labels where the paths say any
  /// The names of the classes by their labels; empty where the labels name themselves.
  std::vector<std::string> class_names;
  bool inverted = false;
  /// Sentences about what was done that is not plain: inverted, left out.
  std::vector<std::string> remarks;
};

/// A set of grey images of one square size, made of pictures of any sizes that are added one at a
/// time. Each is fitted at once, so only its small image is kept.
class PictureSet {
 public:
  /// Throws InputError where the side is not 8 to 64.
  explicit PictureSet(PictureSetOptions options);

  /// Adds a picture whose file has this path, its folders separated by "/", in any order. Throws
  /// InputError where the set would have more than most_pictures(side).
  void add(std::string path, const Picture& picture);

  /// Notes that a file is none of the pictures, for a remark.
  void leave_out(std::string path) { left_out_.push_back(std::move(path)); }

  [[nodiscard]] std::size_t count() const { return pictures_.size(); }

  /// Makes the images, by which the pictures are used up. Throws InputError for fewer than two
  /// pictures.
  PictureImages take_images();

 private:
  struct Entry {
    std::string path;
    FittedPicture picture;
  };

  [[nodiscard]] bool is_mostly_bright() const;
  [[nodiscard]] std::string left_out_text() const;

  PictureSetOptions options_;
  std::vector<Entry> pictures_;
  std::vector<std::string> left_out_;
};

}  // namespace ae
