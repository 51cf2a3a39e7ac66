#pragma once

#include <filesystem>
#include <string>

#include "autoencoder/autoencoder.hpp"
#include "cli/interruption.hpp"
#include "data/dataset.hpp"
#include "training/trainer.hpp"

namespace ae::cli {

/// The files that a training run writes; an empty path is none.
struct TrainingFiles {
  std::filesystem::path out;         ///< the model, at the end
  std::filesystem::path metrics;     ///< a line of JSON after each epoch
  std::filesystem::path checkpoint;  ///< after each epoch and at an interruption
};

/// InputError, naming the option, if a file cannot be written or two of them are one.
void require_writable(const TrainingFiles& files);

enum class Ending { finished, interrupted, diverged };

struct TrainingOutcome {
  Ending ending = Ending::finished;
  bool model_is_written = false;
  std::string message;  ///< a sentence or two on how it ended
  double seconds = 0;   ///< on the wall, evaluation included
};

/// Trains to the configured number of epochs, to ctrl-C or until training diverges, showing
/// progress and writing the files on the way. What was learned is written in all three cases, but
/// a model that diverged before it finished an epoch is not. RunError if a file can't be written.
TrainingOutcome run_training(const Configuration& configuration, const Dataset& dataset,
                             Autoencoder& model, Trainer& trainer, const TrainingFiles& files,
                             const Interruption& interruption);

}  // namespace ae::cli
