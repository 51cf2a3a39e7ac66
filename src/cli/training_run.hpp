#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "autoencoder/autoencoder.hpp"
#include "cli/interruption.hpp"
#include "data/dataset.hpp"
#include "training/trainer.hpp"

namespace ae::cli {

/// The files that a training run writes; an empty path means no file.
struct TrainingFiles {
  std::filesystem::path out;         ///< the model, written at the end
  std::filesystem::path metrics;     ///< a line of JSON, written after each epoch
  std::filesystem::path checkpoint;  ///< written after each epoch and at an interruption
};

enum class Ending { finished, interrupted, diverged };

struct TrainingOutcome {
  Ending ending = Ending::finished;
  bool model_is_written = false;
  /// Sentences about the files beside the model that could not be written.
  std::vector<std::string> failures;
  std::string message;  ///< one or two sentences about how it ended
  double seconds = 0;   ///< elapsed time, including evaluation
};

/// Trains until the configured number of epochs is done, the user presses ctrl-C or training
/// diverges, and meanwhile shows progress and writes the files. The trained model is written in all
/// three cases, except for a model that diverged before it finished an epoch. A metrics file or a
/// checkpoint that cannot be written is told, tried again after the next epoch and among `failures`
/// if it fails to the end. Throws RunError if the model can't be written, and InputError if the
/// metrics file cannot be opened.
TrainingOutcome run_training(const Configuration& configuration, const Dataset& dataset,
                             Autoencoder& model, Trainer& trainer, const TrainingFiles& files,
                             const Interruption& interruption);

}  // namespace ae::cli
