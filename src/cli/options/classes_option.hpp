#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "data/dataset.hpp"

namespace CLI {
class App;
}

namespace ae::cli {

/// "0,1,2" as classes; InputError, naming the option, for anything else.
std::vector<std::uint8_t> parse_classes(const std::string& option, const std::string& text);

/// Which classes to train on: --classes or --except.
class ClassesOption {
 public:
  /// This object must outlive the parsing of the command line.
  void add_to(CLI::App& app);

  /// The images of the classes that were chosen, or all of them where none were. InputError as
  /// with_classes and without_classes.
  [[nodiscard]] Dataset choose(Dataset dataset) const;

 private:
  std::string classes_;
  std::string except_;
};

}  // namespace ae::cli
