#include "data/classes.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "base/error.hpp"

namespace ae {
namespace {

std::array<bool, 256> members(std::span<const std::uint8_t> classes) {
  std::array<bool, 256> chosen{};
  for (const std::uint8_t name : classes) chosen[name] = true;
  return chosen;
}

}  // namespace

std::vector<std::uint8_t> classes_of(const ImageSet& images) {
  const auto present = members(images.labels);
  std::vector<std::uint8_t> classes;
  for (std::size_t name = 0; name < present.size(); ++name) {
    if (present[name]) classes.push_back(static_cast<std::uint8_t>(name));
  }
  return classes;
}

void require_classes(const Dataset& dataset, std::span<const std::uint8_t> classes) {
  if (dataset.train.labels.empty()) {
    throw InputError("The images of " + dataset.name +
                     " have no labels, and without them no classes can be chosen.");
  }
  const std::vector<std::uint8_t> present = classes_of(dataset.train);
  const auto among = members(present);
  for (const std::uint8_t name : classes) {
    if (among[name]) continue;
    std::string list;
    for (const std::uint8_t other : present)
      list += (list.empty() ? "" : ", ") + std::to_string(other);
    throw InputError("The training set of " + dataset.name + " has no images of class " +
                     std::to_string(name) + "; its classes are " + list + ".");
  }
}

ImageSet with_classes(const ImageSet& images, std::span<const std::uint8_t> classes) {
  const auto chosen = members(classes);
  ImageSet result{.rows = images.rows, .columns = images.columns, .pixels = {}, .labels = {}};
  for (std::size_t i = 0; i < images.labels.size(); ++i) {
    if (!chosen[images.labels[i]]) continue;
    const std::span<const std::uint8_t> image = images.image(i);
    result.pixels.insert(result.pixels.end(), image.begin(), image.end());
    result.labels.push_back(images.labels[i]);
  }
  return result;
}

Dataset with_classes(const Dataset& dataset, std::span<const std::uint8_t> classes) {
  require_classes(dataset, classes);
  Dataset chosen = make_dataset(dataset.name, with_classes(dataset.train, classes),
                                with_classes(dataset.test, classes));
  chosen.class_names = dataset.class_names;
  return chosen;
}

Dataset without_classes(const Dataset& dataset, std::span<const std::uint8_t> classes) {
  require_classes(dataset, classes);
  const auto excluded = members(classes);
  std::vector<std::uint8_t> kept;
  for (const std::uint8_t name : classes_of(dataset.train)) {
    if (!excluded[name]) kept.push_back(name);
  }
  return with_classes(dataset, kept);
}

}  // namespace ae
