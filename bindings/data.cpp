// Data sets and drawings for JavaScript.
#include <cstdint>
#include <emscripten/bind.h>
#include <memory>
#include <string>
#include <vector>

#include "arrays.hpp"
#include "data/dataset.hpp"
#include "data/digits_dataset.hpp"
#include "data/idx.hpp"
#include "data/prepare_drawing.hpp"
#include "data/selection.hpp"
#include "training/batch.hpp"

namespace ae::bindings {
namespace {

std::unique_ptr<Dataset> make_digits(std::uint32_t count, double seed) {
  return std::make_unique<Dataset>(digits_dataset(
      "procedural digits", count, usual_test_count(count), static_cast<std::uint64_t>(seed)));
}

/// Returns a set of images; an empty array of labels means that there are none. Whether the pixels
/// make up whole images is checked when a data set is made of them.
ImageSet image_set(const Uint8Array& pixels, std::uint32_t rows, std::uint32_t columns,
                   const Uint8Array& labels) {
  return {rows, columns, copy_in(pixels), copy_in(labels)};
}

ImageSet idx_images(const Uint8Array& images, const std::string& images_name,
                    const Uint8Array& labels, const std::string& labels_name) {
  ImageSet set = parse_idx_images(copy_in(images), images_name);
  if (labels["length"].as<std::size_t>() == 0) return set;
  return with_labels(std::move(set), images_name, parse_idx_labels(copy_in(labels), labels_name),
                     labels_name);
}

std::unique_ptr<Dataset> join_dataset(const std::string& name, ImageSet& train, ImageSet& test) {
  return std::make_unique<Dataset>(make_dataset(name, std::move(train), std::move(test)));
}

std::unique_ptr<Dataset> split_images(const std::string& name, ImageSet& all) {
  return std::make_unique<Dataset>(split_dataset(name, std::move(all)));
}

Float32Array test_images(const Dataset& dataset, std::uint32_t first, std::uint32_t count) {
  return copy_out(images_as_floats(dataset.test, first, count));
}

std::unique_ptr<Dataset> select_images(const Dataset& dataset, const Uint8Array& classes,
                                       std::uint32_t train_count, double test_share, double seed) {
  return std::make_unique<Dataset>(select(
      dataset, {copy_in(classes), train_count, test_share, static_cast<std::uint64_t>(seed)}));
}

Uint8Array test_labels(const Dataset& dataset) {
  return copy_out<Uint8Array>(dataset.test.labels.data(), dataset.test.labels.size());
}

Float32Array prepare(const Float32Array& pixels, std::uint32_t rows, std::uint32_t columns) {
  const std::vector<float> prepared = prepare_drawing(copy_in(pixels), rows, columns);
  return copy_out(prepared);
}

}  // namespace

EMSCRIPTEN_BINDINGS(data) {
  using emscripten::class_;
  using emscripten::function;

  class_<ImageSet>("ImageSet").property("count", &ImageSet::count);
  function("imageSet", &image_set);
  function("idxImages", &idx_images);

  class_<Dataset>("Dataset")
      .property("name", &Dataset::name)
      .function(
          "rows", +[](const Dataset& d) { return static_cast<int>(d.train.rows); })
      .function(
          "columns", +[](const Dataset& d) { return static_cast<int>(d.train.columns); })
      .function(
          "trainCount", +[](const Dataset& d) { return static_cast<int>(d.train.count()); })
      .function(
          "testCount", +[](const Dataset& d) { return static_cast<int>(d.test.count()); })
      .function("select", &select_images)
      .function("testImages", &test_images)
      .function("testLabels", &test_labels);
  emscripten::constant("usualTestShare", usual_test_share);
  function("digitsDataset", &make_digits);
  function("joinDataset", &join_dataset);
  function("splitDataset", &split_images);

  function("prepareDrawing", &prepare);
}

}  // namespace ae::bindings
