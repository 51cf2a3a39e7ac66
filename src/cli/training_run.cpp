#include "cli/training_run.hpp"

#include <chrono>
#include <exception>

#include "autoencoder/model_file.hpp"
#include "base/error.hpp"
#include "cli/metrics_file.hpp"
#include "cli/numbers.hpp"
#include "cli/output.hpp"
#include "cli/progress_bar.hpp"
#include "io/atomic_file.hpp"
#include "training/checkpoint.hpp"
#include "training/fingerprint.hpp"

namespace ae::cli {
namespace {

/// A file beside the model. That it cannot be written is told, and costs the run nothing.
class SideFile {
 public:
  template <typename Write>
  void attempt(const Write& write) {
    try {
      write();
      failure_.clear();
    } catch (const std::exception& error) {
      if (failure_.empty()) {
        say_error(std::string(error.what()) +
                  ". Training goes on, and it is tried again after each epoch");
      }
      failure_ = error.what();
    }
  }

  /// Why the file is not what it should be, or nothing.
  [[nodiscard]] const std::string& failure() const { return failure_; }

 private:
  std::string failure_;
};

TrainingPosition position_of(const Trainer& trainer, const Dataset& dataset) {
  return {.epochs = trainer.configuration().epochs,
          .images_per_epoch = dataset.train.count(),
          .epochs_done = static_cast<int>(trainer.history().size()),
          .images_in_epoch = trainer.samples_seen_in_epoch()};
}

std::string after_epochs(std::size_t epochs) {
  return "after " + std::to_string(epochs) + (epochs == 1 ? " epoch" : " epochs");
}

/// One run: the state that its parts share.
class Run {
 public:
  Run(const Configuration& configuration, Autoencoder& model, Trainer& trainer,
      const TrainingFiles& files, const Dataset& dataset)
      : configuration_(configuration),
        model_(model),
        trainer_(trainer),
        files_(files),
        data_(fingerprint(dataset)),
        metrics_(files.metrics) {
    write_metrics();
  }

  TrainingOutcome train(const Dataset& dataset, const Interruption& interruption) {
    ProgressBar progress(position_of(trainer_, dataset));
    const auto observer = [&](double loss) {
      progress.show(position_of(trainer_, dataset), loss);
      return !interruption.requested();
    };
    try {
      while (epochs_done() < epochs_wanted()) {
        const auto metrics = interruption.requested() ? std::nullopt : trainer_.run_epoch(observer);
        if (!metrics) {
          progress.clear();
          return interrupted();
        }
        progress.finish_epoch(*metrics);
        write_metrics();
        write_checkpoint();
      }
    } catch (const DivergedError& error) {
      progress.clear();
      return diverged(error);
    }
    write_model();
    return {.ending = Ending::finished,
            .model_is_written = true,
            .failures = failures(),
            .message = "Wrote " + files_.out.string() + ": " +
                       with_commas(model_.parameters().size()) + " parameters " +
                       after_epochs(epochs_done()) + "."};
  }

 private:
  [[nodiscard]] std::size_t epochs_done() const { return trainer_.history().size(); }
  [[nodiscard]] std::size_t epochs_wanted() const {
    return static_cast<std::size_t>(configuration_.training.epochs);
  }

  void write_model() const {
    write_file_atomically(files_.out,
                          serialize_model(configuration_, model_, trainer_.history(), data_));
  }

  void write_metrics() {
    metrics_side_.attempt([this] { metrics_.write(trainer_.history()); });
  }

  void write_checkpoint() {
    if (files_.checkpoint.empty()) return;
    checkpoint_side_.attempt([this] {
      write_file_atomically(files_.checkpoint,
                            serialize_checkpoint(configuration_, model_, trainer_, data_));
    });
  }

  [[nodiscard]] std::vector<std::string> failures() const {
    std::vector<std::string> failures;
    for (const SideFile* side : {&checkpoint_side_, &metrics_side_}) {
      if (!side->failure().empty()) failures.push_back(side->failure());
    }
    return failures;
  }

  TrainingOutcome interrupted() {
    write_checkpoint();
    write_model();
    const std::uint64_t batches = trainer_.state().batch;
    std::string message = "Interrupted " + after_epochs(epochs_done());
    if (batches > 0) {
      message += " and " + std::to_string(batches) + " of " +
                 std::to_string(trainer_.batches_per_epoch()) + " minibatches of the next";
    }
    message += "; what was learned is saved in " + files_.out.string() + ".";
    if (!files_.checkpoint.empty() && checkpoint_side_.failure().empty()) {
      message += " To go on: --resume " + files_.checkpoint.string() + ".";
    }
    return {.ending = Ending::interrupted,
            .model_is_written = true,
            .failures = failures(),
            .message = message};
  }

  TrainingOutcome diverged(const DivergedError& error) const {
    const bool is_worth_writing = epochs_done() > 0;
    if (is_worth_writing) write_model();
    return {.ending = Ending::diverged,
            .model_is_written = is_worth_writing,
            .failures = failures(),
            .message = std::string(error.what()) +
                       (is_worth_writing ? " That model is in " + files_.out.string() + "."
                                         : " Nothing was written to " + files_.out.string() + ".")};
  }

  const Configuration& configuration_;
  Autoencoder& model_;
  Trainer& trainer_;
  const TrainingFiles& files_;
  TrainingData data_;
  MetricsFile metrics_;
  SideFile metrics_side_;
  SideFile checkpoint_side_;
};

}  // namespace

TrainingOutcome run_training(const Configuration& configuration, const Dataset& dataset,
                             Autoencoder& model, Trainer& trainer, const TrainingFiles& files,
                             const Interruption& interruption) {
  const auto start = std::chrono::steady_clock::now();
  TrainingOutcome outcome =
      Run(configuration, model, trainer, files, dataset).train(dataset, interruption);
  outcome.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return outcome;
}

}  // namespace ae::cli
