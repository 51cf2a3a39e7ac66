#pragma once

#include <optional>
#include <string>

#include "analysis/code_statistics.hpp"
#include "autoencoder/autoencoder.hpp"
#include "cli/options/data_option.hpp"
#include "cli/output.hpp"

namespace ae::cli {

/// The quality of a model's code, as `evaluate` reports it.
struct CodeQuality {
  /// The shares of the test codes whose label is told correctly from the training codes.
  struct Accuracies {
    double nearest_neighbours = 0;
    double linear_probe = 0;
  };
  CodeStatistics statistics;  ///< statistics of the test codes
  std::optional<Accuracies> accuracies;
};

/// The option --code-quality.
class CodeQualityOption {
 public:
  /// This object must outlive the parsing of the command line.
  void add_to(CLI::App& app);

  /// Returns what was asked for, measured on the test images and on the training images that `data`
  /// has beside them; for a sparse model always the statistics. Throws InputError if accuracies
  /// were asked for and the images have no labels.
  [[nodiscard]] std::optional<CodeQuality> measure(const Autoencoder& model, const ImageSet& test,
                                                   const DataOption& data) const;

 private:
  bool wanted_ = false;
};

/// Adds the key "code" to the JSON object.
void add(const CodeQuality& quality, Json& json);
/// Returns the lines that `evaluate` prints for people.
std::string as_text(const CodeQuality& quality);

}  // namespace ae::cli
