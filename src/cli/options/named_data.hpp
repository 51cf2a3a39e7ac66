#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "data/dataset.hpp"

namespace ae::cli {

/// A data set, and the files that it was read from.
struct NamedDataset {
  Dataset dataset;
  std::vector<std::filesystem::path> files;
};

/// The data sets that --data names by a word, as the page does: mnist, mnist:10000, mnist:70000 and
/// fashion. They are looked for in the folders `data` of the working folder and of the project.
class NamedData {
 public:
  /// Looks in these folders, one after the other.
  explicit NamedData(std::vector<std::filesystem::path> folders);
  NamedData();

  /// Returns whether there is any MNIST.
  [[nodiscard]] bool has_mnist() const;

  /// Returns the data set that the word names, or nothing for another word. `mnist` is the whole of
  /// it where that is, else its first 10,000 images. Throws InputError, naming the places that were
  /// looked at, where the data set is in none of them, and as the readers of its files do.
  [[nodiscard]] std::optional<NamedDataset> load(const std::string& word) const;

 private:
  [[nodiscard]] std::optional<std::filesystem::path> find(const std::string& name) const;
  [[nodiscard]] std::filesystem::path found(const std::string& word,
                                            const std::vector<std::string>& names,
                                            const std::string& advice) const;

  std::vector<std::filesystem::path> folders_;
};

}  // namespace ae::cli
