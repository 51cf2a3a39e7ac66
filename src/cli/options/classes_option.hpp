#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "data/dataset.hpp"

namespace CLI {
class App;
}

namespace ae::cli {

/// Returns the classes that a text such as "0,1,2" lists. Throws InputError, naming the option, for
/// any other text.
std::vector<std::uint8_t> parse_classes(const std::string& option, const std::string& text);

/// The options --classes and --except, which choose the classes to train on.
class ClassesOption {
 public:
  /// This object must outlive the parsing of the command line.
  void add_to(CLI::App& app);

  /// Returns the images of the chosen classes, or all images where no classes were chosen. Throws
  /// InputError as with_classes and without_classes do.
  [[nodiscard]] Dataset choose(Dataset dataset) const;

 private:
  std::string classes_;
  std::string except_;
};

}  // namespace ae::cli
