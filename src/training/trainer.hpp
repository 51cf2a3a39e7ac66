#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "autoencoder/autoencoder.hpp"
#include "autoencoder/history.hpp"
#include "autoencoder/objective.hpp"
#include "base/error.hpp"
#include "data/dataset.hpp"
#include "nn/optimizer.hpp"
#include "training/evaluation.hpp"

namespace ae {

/// The error of a training run whose loss is no longer finite. The model has its last good
/// parameters again.
class DivergedError : public RunError {
 public:
  using RunError::RunError;
};

/// The seconds that training steps spent in each of their phases; gathering includes corruption.
struct PhaseSeconds {
  double gather = 0;
  double forward = 0;
  double loss = 0;
  double backward = 0;
  double update = 0;
};

/// The state of a training run beside the model's parameters; a checkpoint keeps it.
struct TrainerState {
  std::uint32_t epoch = 0;  ///< epochs completed
  std::uint64_t batch = 0;  ///< minibatches done in the running epoch
  double loss_sum = 0;      ///< Σ loss · samples over these minibatches
  double seconds = 0;       ///< spent on these minibatches
  OptimizerState optimizer;
};

/// Trains a model on a data set by minibatches. Model and data set must outlive the trainer. The
/// same seed, data and configuration give the same parameters, whether or not the run was
/// interrupted and restored in between.
class Trainer {
 public:
  /// InputError if the images are not of the model's size.
  Trainer(Autoencoder& model, const Dataset& dataset, const TrainingConfiguration& configuration);

  /// Trains on the next minibatch and returns its mean loss. Throws DivergedError, having restored
  /// the model and itself to the last epoch's end, if the loss is not finite.
  double step();

  /// True once every minibatch of the running epoch is done; finish_epoch() is due then.
  [[nodiscard]] bool epoch_is_complete() const { return state_.batch == batches_per_epoch(); }

  /// Evaluates on the test set, adds a line to the history and begins the next epoch. Throws
  /// DivergedError as step() does.
  EpochMetrics finish_epoch();

  /// Begins the next epoch without evaluating or adding to the history.
  void begin_next_epoch();

  /// Changes loss, family, optimizer, corruption and batch size from the next minibatch on.
  /// Network, seed and parameters stay, and so do the optimizer's moments, unless its kind changes.
  /// Where the batch size changes, the running epoch continues at the start of a batch, so that
  /// some images, fewer than a batch, are seen twice. The epoch's mean training loss is then taken
  /// over both configurations. InputError, and nothing is changed, for a configuration that does
  /// not fit the network.
  void reconfigure(const Configuration& next);

  /// A function that is called after each minibatch with its loss; false stops training.
  using Observer = std::function<bool(double loss)>;

  /// Trains to the end of the running epoch; no metrics if the observer stopped it before.
  std::optional<EpochMetrics> run_epoch(const Observer& observer);

  [[nodiscard]] std::uint64_t batches_per_epoch() const;
  [[nodiscard]] std::size_t samples_seen_in_epoch() const;
  [[nodiscard]] const TrainingConfiguration& configuration() const { return configuration_; }
  [[nodiscard]] const History& history() const { return history_; }
  /// The time that all steps took since the trainer was made.
  [[nodiscard]] const PhaseSeconds& phase_seconds() const { return phases_; }

  /// The state that restore() takes, to continue later with the same parameters and history.
  [[nodiscard]] TrainerState state() const;

  /// The memory of the optimizer, as state() has it.
  [[nodiscard]] const OptimizerState& optimizer_state() const { return optimizer_.state(); }
  /// The counters of state(), without the optimizer's memory.
  [[nodiscard]] const TrainerState& counters() const { return state_; }

  /// Continues from the state of a trainer with the same configuration and data set; the caller
  /// restores the model's parameters before. InputError if the state cannot be of such a trainer.
  void restore(TrainerState state, History history);

 private:
  struct Snapshot {
    TrainerState state;
    std::vector<float> parameters;
  };

  /// The objective and the buffers of one configuration.
  struct Work {
    Work(const ModelConfiguration& model, const TrainingConfiguration& training, Index capacity);

    Objective<float> objective;
    Matrix<float> clean;
    Matrix<float> corrupted;
    Matrix<float> noise;
  };

  [[nodiscard]] Index batch_size() const { return work_->clean.rows(); }
  void keep_as_good();
  [[noreturn]] void fail_as_diverged(const std::string& what, double loss);
  ConstMatrixView<float> network_input(std::span<const std::uint32_t> samples,
                                       const MatrixView<float>& clean);
  double forward_and_backward(std::span<const std::uint32_t> samples);
  [[nodiscard]] double epochs_done() const;
  void update(std::size_t layer);

  Autoencoder& model_;
  const Dataset& dataset_;
  TrainingConfiguration configuration_;
  Optimizer optimizer_;
  TrainerState state_;
  PhaseSeconds phases_;
  History history_;
  Snapshot last_good_;

  std::vector<std::uint32_t> order_;
  std::vector<float> gradients_;
  std::unique_ptr<Work> work_;
};

}  // namespace ae
