#include "cli/options/image_set_option.hpp"

#include <CLI/CLI.hpp>

namespace ae::cli {

CLI::Option* ImageSetOption::add_to(CLI::App& app) {
  return app.add_option("--set", set_, "Whether to take the test or the training images of --data")
      ->type_name("NAME")
      ->check(CLI::IsMember({"test", "train"}))
      ->capture_default_str();
}

ImageSet ImageSetOption::load(const DataOption& data) const {
  return set_ == "test" ? data.load_test() : data.load().train;
}

}  // namespace ae::cli
