// Data sets and drawings for JavaScript.
#include <cstdint>
#include <emscripten/bind.h>
#include <memory>
#include <string>
#include <vector>

#include "arrays.hpp"
#include "base/json.hpp"
#include "data/class_numbers.hpp"
#include "data/dataset.hpp"
#include "data/digits_dataset.hpp"
#include "data/mnist_sample.hpp"
#include "data/prepare_drawing.hpp"
#include "data/public_datasets.hpp"
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

std::vector<std::string> names_in(const std::string& json) {
  return parse_json(json).get<std::vector<std::string>>();
}

/// `class_names` is a JSON list, empty where labels name themselves.
std::unique_ptr<Dataset> join_dataset(const std::string& name, ImageSet& train, ImageSet& test,
                                      const std::string& class_names) {
  auto dataset = std::make_unique<Dataset>(make_dataset(name, std::move(train), std::move(test)));
  dataset->class_names = names_in(class_names);
  return dataset;
}

std::unique_ptr<Dataset> split_images(const std::string& name, ImageSet& all,
                                      const std::string& class_names) {
  auto dataset = std::make_unique<Dataset>(split_dataset(name, std::move(all)));
  dataset->class_names = names_in(class_names);
  return dataset;
}

/// Takes the names of the images' classes, a JSON list, and returns `labels` and `names`.
std::string class_numbers(const std::string& names) {
  const ClassNumbers classes = number_classes(names_in(names), "the drawings");
  return Json{{"labels", classes.labels}, {"names", classes.names}}.dump();
}

std::unique_ptr<Dataset> open_mnist_sample(const Uint8Array& npz) {
  return std::make_unique<Dataset>(read_mnist_sample(copy_in(npz), "mnist-10000.npz"));
}

std::unique_ptr<Dataset> named_mnist(Dataset& dataset) {
  return std::make_unique<Dataset>(as_mnist(std::move(dataset)));
}

std::unique_ptr<Dataset> named_fashion(Dataset& dataset) {
  return std::make_unique<Dataset>(as_fashion(std::move(dataset)));
}

/// Returns the names of the classes as a JSON list, which is empty where labels name themselves.
std::string class_names(const Dataset& dataset) { return Json(dataset.class_names).dump(); }

Float32Array test_images(const Dataset& dataset, std::uint32_t first, std::uint32_t count) {
  return copy_out(images_as_floats(dataset.test, first, count));
}

std::unique_ptr<Dataset> select_images(const Dataset& dataset, const Uint8Array& classes,
                                       std::uint32_t train_count, double test_share, double seed) {
  return std::make_unique<Dataset>(select(
      dataset, {copy_in(classes), train_count, test_share, static_cast<std::uint64_t>(seed)}));
}

Uint8Array test_labels(const Dataset& dataset) {
  const std::vector<std::uint8_t>& labels = dataset.test.labels;
  return copy_out<Uint8Array>(labels.data(), labels.size());
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
      .function("classNames", &class_names)
      .function("select", &select_images)
      .function("testImages", &test_images)
      .function("testLabels", &test_labels);
  function("digitsDataset", &make_digits);
  function("joinDataset", &join_dataset);
  function("splitDataset", &split_images);
  function("numberClasses", &class_numbers);
  function("mnistSample", &open_mnist_sample);
  // The data set that is given is empty afterwards.
  function("asMnist", &named_mnist);
  function("asFashion", &named_fashion);

  function("prepareDrawing", &prepare);
}

}  // namespace ae::bindings
