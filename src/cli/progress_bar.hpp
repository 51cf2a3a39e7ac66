#pragma once

#include <chrono>
#include <cstddef>

#include "autoencoder/history.hpp"

namespace ae::cli {

/// The progress of a training run, in images over all its epochs.
struct TrainingPosition {
  int epochs = 0;  ///< epochs of the whole run
  std::size_t images_per_epoch = 0;
  int epochs_done = 0;
  std::size_t images_in_epoch = 0;  ///< images seen in the running epoch

  [[nodiscard]] double images_done() const {
    return static_cast<double>(epochs_done) * static_cast<double>(images_per_epoch) +
           static_cast<double>(images_in_epoch);
  }
  [[nodiscard]] double images_in_all() const {
    return static_cast<double>(epochs) * static_cast<double>(images_per_epoch);
  }
};

/// Shows the progress of training on standard error: on a terminal as a bar that is redrawn several
/// times a second, and always as a line after each epoch.
class ProgressBar {
 public:
  /// Starts to measure time. `start` is the position at which the run begins or resumes.
  explicit ProgressBar(const TrainingPosition& start);

  /// Shows the position and the minibatch's loss; to be called after each minibatch.
  void show(const TrainingPosition& position, double loss);
  /// Writes the epoch's line; to be called after each epoch.
  void finish_epoch(const EpochMetrics& metrics);
  /// Removes the bar from the terminal, if it is drawn.
  void clear();

 private:
  using Clock = std::chrono::steady_clock;

  TrainingPosition start_;
  bool is_terminal_;
  bool is_drawn_ = false;
  Clock::time_point begin_;
  Clock::time_point drawn_at_;
};

}  // namespace ae::cli
