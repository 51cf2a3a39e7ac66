#include "cli/training_run.hpp"

#include <array>
#include <cerrno>
#include <chrono>
#include <fstream>
#include <map>
#include <system_error>
#include <utility>

#include "autoencoder/model_file.hpp"
#include "base/error.hpp"
#include "cli/numbers.hpp"
#include "cli/output.hpp"
#include "cli/progress_bar.hpp"
#include "io/atomic_file.hpp"
#include "training/checkpoint.hpp"

namespace ae::cli {
namespace {

namespace fs = std::filesystem;

/// The metrics file, with one line for each epoch. It begins with the whole history, so that it has
/// neither a gap nor a line twice when a run is resumed.
class MetricsFile {
 public:
  MetricsFile(const fs::path& path, const History& history) : path_(path) {
    if (path.empty()) return;
    stream_.open(path, std::ios::out | std::ios::trunc);
    if (!stream_) {
      throw InputError("cannot write " + path.string() + ": " +
                       std::generic_category().message(errno));
    }
    for (const EpochMetrics& metrics : history) add(metrics);
  }

  void add(const EpochMetrics& metrics) {
    if (path_.empty()) return;
    stream_ << to_json(metrics) << '\n' << std::flush;
    if (!stream_) throw RunError("cannot write " + path_.string() + ": writing failed");
  }

 private:
  fs::path path_;
  std::ofstream stream_;
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
        data_{dataset.name, dataset.train.count(), dataset.test.count()},
        metrics_(files.metrics, trainer.history()) {}

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
        metrics_.add(*metrics);
        write_checkpoint();
      }
    } catch (const DivergedError& error) {
      progress.clear();
      return diverged(error);
    }
    write_model();
    return {.ending = Ending::finished,
            .model_is_written = true,
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

  void write_checkpoint() const {
    if (files_.checkpoint.empty()) return;
    write_file_atomically(files_.checkpoint,
                          serialize_checkpoint(configuration_, model_, trainer_, data_));
  }

  TrainingOutcome interrupted() const {
    write_model();
    write_checkpoint();
    const std::uint64_t batches = trainer_.state().batch;
    std::string message = "Interrupted " + after_epochs(epochs_done());
    if (batches > 0) {
      message += " and " + std::to_string(batches) + " of " +
                 std::to_string(trainer_.batches_per_epoch()) + " minibatches of the next";
    }
    message += "; what was learned is saved in " + files_.out.string() + ".";
    if (!files_.checkpoint.empty()) {
      message += " To go on: --resume " + files_.checkpoint.string() + ".";
    }
    return {.ending = Ending::interrupted, .model_is_written = true, .message = message};
  }

  TrainingOutcome diverged(const DivergedError& error) const {
    const bool is_worth_writing = epochs_done() > 0;
    if (is_worth_writing) write_model();
    return {.ending = Ending::diverged,
            .model_is_written = is_worth_writing,
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
};

}  // namespace

void require_writable(const TrainingFiles& files) {
  const std::array<std::pair<const char*, const fs::path*>, 3> options = {
      {{"--out", &files.out}, {"--metrics", &files.metrics}, {"--checkpoint", &files.checkpoint}}};
  std::map<fs::path, const char*> taken;
  for (const auto& [option, file] : options) {
    if (file->empty()) continue;
    require_writable(*file);
    const auto [other, is_new] = taken.emplace(fs::weakly_canonical(fs::absolute(*file)), option);
    if (is_new) continue;
    throw InputError(std::string(other->second) + " and " + option + " both name " +
                     file->string() + ", but must be two files.");
  }
}

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
