#pragma once

#include <chrono>
#include <cstddef>

#include "autoencoder/history.hpp"

namespace ae::cli {

/// How far a training run is, in images over all its epochs.
struct TrainingPosition {
  int epochs = 0;  ///< of the whole run
  std::size_t images_per_epoch = 0;
  int epochs_done = 0;
  std::size_t images_in_epoch = 0;  ///< seen of the running epoch

  [[nodiscard]] double images_done() const {
    return static_cast<double>(epochs_done) * static_cast<double>(images_per_epoch) +
           static_cast<double>(images_in_epoch);
  }
  [[nodiscard]] double images_in_all() const {
    return static_cast<double>(epochs) * static_cast<double>(images_per_epoch);
  }
};

/// Shows how training goes, on standard error: on a terminal a bar that is redrawn a few times a
/// second, and anywhere a line for each epoch.
class ProgressBar {
 public:
  /// `start` is where the run begins (or goes on).
  explicit ProgressBar(const TrainingPosition& start);

  /// After each minibatch, with its loss.
  void show(const TrainingPosition& position, double loss);
  /// After each epoch.
  void finish_epoch(const EpochMetrics& metrics);
  /// Takes the bar away, if there is one.
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
