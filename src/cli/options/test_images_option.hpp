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

/// Which of the test images a sheet shows: --count and --from.
class TestImagesOption {
 public:
  /// This object must outlive the parsing of the command line. Returns what it added.
  std::vector<CLI::Option*> add_to(CLI::App& app);

  /// Those images, [count × features]; InputError if there are not so many.
  [[nodiscard]] Matrix<float> choose(const ImageSet& test) const;

  [[nodiscard]] std::size_t from() const { return from_; }

 private:
  std::optional<std::size_t> count_;
  std::size_t from_ = 0;
};

}  // namespace ae::cli
