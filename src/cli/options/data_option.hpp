#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "data/dataset.hpp"

namespace CLI {
class App;
}

namespace ae::cli {

/// The options --data, --digits-count and --digits-seed, which choose the source of the images.
class DataOption {
 public:
  explicit DataOption(std::size_t digits_count = 10'000) : digits_count_(digits_count) {}

  /// This object must outlive the parsing of the command line.
  void add_to(CLI::App& app);

  /// Returns the data set. Throws InputError, naming the folder or file, if that is not as
  /// expected.
  [[nodiscard]] Dataset load() const;
  /// Returns only the test images. Throws InputError as load() does.
  [[nodiscard]] ImageSet load_test() const;

  [[nodiscard]] const std::string& name() const { return data_; }

 private:
  [[nodiscard]] bool is_digits() const { return data_ == "digits"; }

  std::string data_ = "digits";
  std::size_t digits_count_;
  std::uint64_t digits_seed_ = 1;
};

}  // namespace ae::cli
