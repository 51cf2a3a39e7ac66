#pragma once

#include <optional>
#include <string>

#include "autoencoder/autoencoder.hpp"
#include "cli/output.hpp"
#include "data/image_set.hpp"

namespace CLI {
class App;
}

namespace ae::cli {

/// The mean of the images' importance-weighted bounds, in nats an image, and the number of samples
/// of each.
struct ImportanceBound {
  double mean = 0;
  int samples = 0;
};

/// The option --importance-samples.
class ImportanceOption {
 public:
  /// This object must outlive the parsing of the command line.
  void add_to(CLI::App& app);

  /// Returns the bound over the images, if it was asked for. Throws InputError if the model is not
  /// variational.
  [[nodiscard]] std::optional<ImportanceBound> measure(const Autoencoder& model,
                                                       const ImageSet& images,
                                                       const TrainingConfiguration& training) const;

 private:
  int samples_ = 0;
};

/// Adds the keys "importance_bound" and "importance_samples" to the JSON object.
void add(const ImportanceBound& bound, Json& json);
/// Returns the line that `evaluate` prints for people.
std::string as_text(const ImportanceBound& bound);

}  // namespace ae::cli
