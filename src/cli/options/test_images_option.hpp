#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "data/image_set.hpp"
#include "math/matrix.hpp"

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace ae::cli {

/// The options --count and --from, which choose the test images of a sheet.
class TestImagesOption {
 public:
  /// Adds the options and returns them. This object must outlive the parsing of the command line.
  std::vector<CLI::Option*> add_to(CLI::App& app);

  /// Returns the chosen images, [count × features]. Throws InputError if there are not that many.
  [[nodiscard]] Matrix<float> choose(const ImageSet& test) const;

  [[nodiscard]] std::size_t from() const { return from_; }

 private:
  std::optional<std::size_t> count_;
  std::size_t from_ = 0;
};

}  // namespace ae::cli
