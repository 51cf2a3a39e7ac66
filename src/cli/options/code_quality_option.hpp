#pragma once

#include <optional>
#include <string>

#include "analysis/code_statistics.hpp"
#include "autoencoder/autoencoder.hpp"
#include "cli/options/data_option.hpp"
#include "cli/output.hpp"

namespace ae::cli {

/// What `evaluate` says of a model's code.
struct CodeQuality {
  /// How well the labels of the test codes can be told, from the training codes.
  struct Accuracies {
    double nearest_neighbours = 0;
    double linear_probe = 0;
  };
  CodeStatistics statistics;  ///< of the test codes
  std::optional<Accuracies> accuracies;
};

/// --code-quality
class CodeQualityOption {
 public:
  /// This object must outlive the parsing of the command line.
  void add_to(CLI::App& app);

  /// What was asked for, of the test images and the training images that `data` has beside them; of
  /// a sparse model the statistics in any case. InputError if accuracies were asked for and the
  /// images have no labels.
  [[nodiscard]] std::optional<CodeQuality> measure(const Autoencoder& model, const ImageSet& test,
                                                   const DataOption& data) const;

 private:
  bool wanted_ = false;
};

/// Adds the key "code".
void add(const CodeQuality& quality, Json& json);
std::string as_text(const CodeQuality& quality);

}  // namespace ae::cli
