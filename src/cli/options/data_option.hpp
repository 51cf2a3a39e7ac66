#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cli/options/file_options.hpp"
#include "data/dataset.hpp"
#include "data/dataset_reader.hpp"

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace ae::cli {

/// Images, and the names of their classes where they have other names than their labels.
struct NamedImages {
  ImageSet images;
  std::vector<std::string> class_names;
};

/// The options --data, --digits-count and --digits-seed, which choose the source of the images, and
/// those that say how its files are to be read.
class DataOption {
 public:
  /// Without --data, MNIST is taken where it is and no option for digits is given, else digits.
  DataOption() = default;
  /// Without --data, so many procedural digits are taken.
  explicit DataOption(std::size_t digits_count) : data_("digits"), digits_count_(digits_count) {}

  /// This object must outlive the parsing of the command line, and `files` this object. What is
  /// read is not to be overwritten by the outputs among `files`: load() throws InputError if it
  /// would be.
  void add_to(CLI::App& app, const FileOptions& files);

  /// Adds the options --rows and --columns, for images whose pixels stand in one line, and --side,
  /// for pictures.
  void add_image_size_to(CLI::App& app);

  /// Returns the data set. `size` is a model's input, for images whose pixels stand in one line
  /// and for pictures; without it, the options of add_image_size_to() say the size. Throws
  /// InputError, naming the path or file, if that is not as expected.
  [[nodiscard]] Dataset load(ImageSize size = {}) const;
  /// Returns only the test images. Throws InputError as load() does.
  [[nodiscard]] ImageSet load_test(ImageSize size = {}) const;
  /// Returns only the test images, with the names of the classes. Throws InputError as load() does.
  [[nodiscard]] NamedImages load_named_test(ImageSize size = {}) const;

  /// Returns what --data says, or what is taken without it; a sentence on standard error tells of
  /// digits that stand for MNIST.
  [[nodiscard]] const std::string& name() const;

 private:
  /// Returns the number of digits to train on where the data are digits.
  [[nodiscard]] std::optional<std::size_t> digits() const;
  /// Reads the files, and says what was done to read them.
  [[nodiscard]] Dataset read(ImageSize size) const;

  const FileOptions* files_ = nullptr;
  mutable std::string data_;       ///< empty until it is known
  mutable bool has_told_ = false;  ///< whether it was said how the files were read
  std::string label_;
  ImageSize size_;
  bool transpose_ = false;
  std::size_t side_ = PictureSetOptions{}.side;
  std::optional<bool> invert_;
  const CLI::Option* count_ = nullptr;
  const CLI::Option* seed_ = nullptr;
  std::size_t digits_count_ = 10'000;
  std::uint64_t digits_seed_ = 1;
};

}  // namespace ae::cli
