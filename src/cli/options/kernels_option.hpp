#pragma once

#include <string>

namespace CLI {
class App;
}

namespace ae::cli {

/// Which kernels a command computes with: --kernels, the machine's best unless said otherwise.
class KernelsOption {
 public:
  /// This object must outlive the parsing of the command line.
  void add_to(CLI::App& app);

  /// Has everything from now on computed with these; InputError, listing those there are, if this
  /// machine has none of the name.
  void apply() const;

 private:
  std::string name_;
};

}  // namespace ae::cli
