#pragma once

#include <string>

namespace CLI {
class App;
}

namespace ae::cli {

/// The option --kernels, which chooses the kernels to compute with; without it, they are the
/// machine's best.
class KernelsOption {
 public:
  /// This object must outlive the parsing of the command line.
  void add_to(CLI::App& app);

  /// Makes everything compute with the chosen kernels from now on. Throws InputError, listing the
  /// available kernels, if this machine has none of that name.
  void apply() const;

 private:
  std::string name_;
};

}  // namespace ae::cli
