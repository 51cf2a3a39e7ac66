#include "cli/options/image_set_option.hpp"

#include <CLI/CLI.hpp>
#include <utility>

namespace ae::cli {

CLI::Option* ImageSetOption::add_to(CLI::App& app) {
  return app.add_option("--set", set_, "Whether to take the test or the training images of --data")
      ->type_name("NAME")
      ->check(CLI::IsMember({"test", "train"}))
      ->capture_default_str();
}

ImageSet ImageSetOption::load(const DataOption& data, ImageSize size) const {
  return load_named(data, size).images;
}

NamedImages ImageSetOption::load_named(const DataOption& data, ImageSize size) const {
  if (set_ == "test") return data.load_named_test(size);
  Dataset dataset = data.load(size);
  return {std::move(dataset.train), std::move(dataset.class_names)};
}

}  // namespace ae::cli
