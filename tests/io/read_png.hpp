#pragma once

#include <filesystem>

#include "io/atomic_file.hpp"
#include "io/decode_picture.hpp"
#include "io/grey_image.hpp"

namespace ae::test {

/// Reads a grey PNG, such as write_png writes.
inline GreyImage read_png(const std::filesystem::path& path) {
  const Picture picture =
      decode_picture(read_file(path, largest_picture_file), path.filename().string());
  GreyImage image{picture.rows, picture.columns, {}};
  for (std::size_t i = 0; i < picture.rgba.size(); i += 4) image.pixels.push_back(picture.rgba[i]);
  return image;
}

}  // namespace ae::test
