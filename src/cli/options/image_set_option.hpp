#pragma once

#include <string>

#include "cli/options/data_option.hpp"

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace ae::cli {

/// Which images of --data a command takes: --set test or train.
class ImageSetOption {
 public:
  /// This object must outlive the parsing of the command line.
  CLI::Option* add_to(CLI::App& app);

  /// Those images; InputError as DataOption has it.
  [[nodiscard]] ImageSet load(const DataOption& data) const;

  [[nodiscard]] const std::string& name() const { return set_; }

 private:
  std::string set_ = "test";
};

}  // namespace ae::cli
