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

/// The loss stopped being finite. The model has been put back to its last good parameters.
class DivergedError : public RunError {
 public:
  using RunError::RunError;
};

/// Seconds spent in each phase of training steps, corruption being a part of gathering.
struct PhaseSeconds {
  double gather = 0;
  double forward = 0;
  double loss = 0;
  double backward = 0;
  double update = 0;
};

/// Where a training run stands, beside the model's parameters; a checkpoint keeps it.
struct TrainerState {
  std::uint32_t epoch = 0;  ///< epochs completed
  std::uint64_t batch = 0;  ///< minibatches done in the running epoch
  double loss_sum = 0;      ///< Σ loss · samples over those
  double seconds = 0;       ///< spent on those
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

  /// Goes on with another configuration from the next minibatch on: with its loss, its family and
  /// what that asks for, its optimizer, corruption and batch size. Network and seed stay what they
  /// are, and so do the parameters and, but for another kind of optimizer, the moments. With
  /// another batch size the running epoch goes on at the start of a batch: of the images that it
  /// has seen, fewer than a batch are seen again. Its mean training loss is then one over both
  /// configurations. InputError, and nothing is changed, where they do not go together.
  void reconfigure(const Configuration& next);

  /// Called after each minibatch with its loss; training stops where it returns false.
  using Observer = std::function<bool(double loss)>;

  /// Trains to the end of the running epoch; nothing where the observer stopped it before.
  std::optional<EpochMetrics> run_epoch(const Observer& observer);

  [[nodiscard]] std::uint64_t batches_per_epoch() const;
  [[nodiscard]] std::size_t samples_seen_in_epoch() const;
  [[nodiscard]] const TrainingConfiguration& configuration() const { return configuration_; }
  [[nodiscard]] const History& history() const { return history_; }
  /// Of all steps since the trainer was made.
  [[nodiscard]] const PhaseSeconds& phase_seconds() const { return phases_; }

  /// The state to go on from later, together with the model's parameters and the history.
  [[nodiscard]] TrainerState state() const;

  /// Goes on from a state saved by a trainer of the same configuration and data set; the model's
  /// parameters are the caller's to restore, before. InputError if the state cannot belong here.
  void restore(TrainerState state, History history);

 private:
  struct Snapshot {
    TrainerState state;
    std::vector<float> parameters;
  };

  /// What minibatches of one configuration need.
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
