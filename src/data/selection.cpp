#include "data/selection.hpp"

#include <algorithm>
#include <cmath>

#include "data/classes.hpp"
#include "data/shuffle.hpp"

namespace ae {
namespace {

using Indices = std::vector<std::uint32_t>;

/// Appends the indices of the images of these classes, where the set's first image has the index
/// `offset`.
void append(Indices& indices, const ImageSet& images, std::span<const std::uint8_t> classes,
            std::size_t offset) {
  for (std::size_t i = 0; i < images.count(); ++i) {
    if (classes.empty() || std::ranges::find(classes, images.labels[i]) != classes.end()) {
      indices.push_back(static_cast<std::uint32_t>(offset + i));
    }
  }
}

/// Returns the images with these indices, where the test set's images follow the training set's.
ImageSet gathered(const Dataset& dataset, std::span<const std::uint32_t> indices) {
  ImageSet images{dataset.train.rows, dataset.train.columns, {}, {}};
  images.pixels.reserve(indices.size() * images.features());
  const std::size_t first_test = dataset.train.count();
  for (const std::uint32_t index : indices) {
    const ImageSet& set = index < first_test ? dataset.train : dataset.test;
    const std::size_t i = index < first_test ? index : index - first_test;
    const std::span<const std::uint8_t> image = set.image(i);
    images.pixels.insert(images.pixels.end(), image.begin(), image.end());
    if (!set.labels.empty()) images.labels.push_back(set.labels[i]);
  }
  return images;
}

}  // namespace

Dataset select(const Dataset& dataset, const DataSelection& selection) {
  if (!selection.classes.empty()) require_classes(dataset, selection.classes);
  Indices all;
  append(all, dataset.train, selection.classes, 0);
  std::size_t train_count = all.size();
  append(all, dataset.test, selection.classes, dataset.train.count());
  const RandomStream random(selection.seed, RandomPurpose::selection);
  if (selection.test_share > 0) {
    shuffle(random, all);
    const auto count = static_cast<double>(all.size());
    const double tests = std::round(count * std::min(selection.test_share, 1.0));
    train_count = static_cast<std::size_t>(
        std::max(count - std::max(tests, 1.0), all.size() < 2 ? 0.0 : 1.0));
  }
  std::span<std::uint32_t> train = std::span(all).first(train_count);
  const std::span<const std::uint32_t> test = std::span(all).subspan(train_count);
  if (selection.train_count > 0 && selection.train_count < train.size()) {
    if (selection.test_share == 0) shuffle(random, train);
    train = train.first(selection.train_count);
  }
  Dataset selected = make_dataset(dataset.name, gathered(dataset, train), gathered(dataset, test));
  selected.class_names = dataset.class_names;
  return selected;
}

}  // namespace ae
