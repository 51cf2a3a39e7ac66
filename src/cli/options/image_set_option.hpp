#pragma once

#include <string>

#include "cli/options/data_option.hpp"

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace ae::cli {

/// The option --set, test or train, which chooses between the two sets of --data.
class ImageSetOption {
 public:
  /// This object must outlive the parsing of the command line.
  CLI::Option* add_to(CLI::App& app);

  /// Returns the images of the chosen set. Throws InputError as DataOption does.
  [[nodiscard]] ImageSet load(const DataOption& data, ImageSize size) const;
  /// Returns them with the names of their classes, as DataOption::load_named_test() does.
  [[nodiscard]] NamedImages load_named(const DataOption& data, ImageSize size) const;

  [[nodiscard]] const std::string& name() const { return set_; }

 private:
  std::string set_ = "test";
};

}  // namespace ae::cli
