#include "data/picture_set.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/text.hpp"
#include "data/natural_order.hpp"
#include "data/picture_labels.hpp"

namespace ae {
namespace {

/// Memory bounds both: a pixel takes four bytes when it is trained on.
constexpr std::size_t most_pictures_of_any_side = 20'000;
constexpr std::size_t most_pixels = std::size_t{1} << 25;

}  // namespace

std::size_t most_pictures(std::size_t side) {
  return std::min(most_pictures_of_any_side, most_pixels / (side * side));
}

PictureSet::PictureSet(PictureSetOptions options) : options_(options) {
  if (options.side < smallest_picture_set_side || options.side > largest_picture_set_side) {
    throw InputError("The side of the images is " + std::to_string(options.side) +
                     ", but must be " + std::to_string(smallest_picture_set_side) + " to " +
                     std::to_string(largest_picture_set_side) + ".");
  }
}

void PictureSet::add(std::string path, const Picture& picture) {
  const std::size_t most = most_pictures(options_.side);
  if (pictures_.size() == most) {
    const std::string side = std::to_string(options_.side);
    throw InputError("Found more than " + std::to_string(most) + " pictures; expected at most " +
                     std::to_string(most) + " of " + side + "x" + side + " pixels.");
  }
  check_picture_size(picture.rows, picture.columns, path);
  pictures_.push_back({std::move(path), fit_picture(picture, options_.side, options_.side)});
}

bool PictureSet::is_mostly_bright() const {
  const auto bright = std::ranges::count_if(pictures_, [&](const Entry& entry) {
    return has_bright_background(entry.picture, options_.side);
  });
  return 2 * static_cast<std::size_t>(bright) > pictures_.size();
}

std::string PictureSet::left_out_text() const {
  return "Left out what is no readable picture: " + listed(left_out_, 3) + ".";
}

PictureImages PictureSet::take_images() {
  if (pictures_.size() < 2) {
    throw InputError("Found " + std::string(pictures_.empty() ? "no picture" : "only one picture") +
                     " to read; expected two or more." +
                     (left_out_.empty() ? "" : " " + left_out_text()));
  }
  std::ranges::sort(pictures_, NaturalOrder{}, &Entry::path);
  PictureImages result;
  result.inverted = options_.invert.value_or(is_mostly_bright());
  result.images = {options_.side, options_.side, {}, {}};
  result.images.pixels.reserve(pictures_.size() * options_.side * options_.side);
  std::vector<std::string> paths;
  for (Entry& entry : pictures_) {
    const std::vector<std::uint8_t> pixels = on_black(entry.picture, result.inverted);
    result.images.pixels.insert(result.images.pixels.end(), pixels.begin(), pixels.end());
    paths.push_back(std::move(entry.path));
  }
  pictures_.clear();
  result.name = common_folder(paths).value_or("");
  if (auto found = labels_from_paths(paths)) {
    result.images.labels = std::move(found->labels);
    result.class_names = std::move(found->names);
  }
  if (result.inverted) {
    result.remarks.emplace_back(options_.invert ? "The pictures are inverted, as asked."
                                                : "Their background is bright, so they are "
                                                  "inverted.");
  }
  if (!left_out_.empty()) result.remarks.push_back(left_out_text());
  return result;
}

}  // namespace ae
