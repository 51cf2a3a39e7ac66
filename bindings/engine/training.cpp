// Training for JavaScript, one step at a time, and its speed.
#include <cstdint>
#include <emscripten/bind.h>
#include <memory>
#include <string>

#include "arrays.hpp"
#include "autoencoder/configuration_json.hpp"
#include "autoencoder/model_file.hpp"
#include "benchmark/measure.hpp"
#include "data/digits_dataset.hpp"
#include "math/threads.hpp"
#include "training/checkpoint.hpp"
#include "training/fingerprint.hpp"
#include "training/memory.hpp"
#include "training/trainer.hpp"

namespace ae::bindings {
namespace {

/// Returns a trainer that continues after the epochs in the model's history, with the optimizer's
/// moments at 0. The model's file will tell this data set.
std::unique_ptr<Trainer> make_trainer(SavedModel& saved, const Dataset& dataset) {
  auto trainer = std::make_unique<Trainer>(saved.model, dataset, saved.configuration.training);
  TrainerState state = trainer->state();
  state.epoch = static_cast<std::uint32_t>(saved.history.size());
  trainer->restore(std::move(state), saved.history);
  saved.data = fingerprint(dataset);
  return trainer;
}

/// Changes the trainer's settings and, with them, the model's configuration, which its file keeps.
void apply_settings(Trainer& trainer, SavedModel& saved, const std::string& json) {
  trainer.reconfigure(parse_configuration(json, "configuration"));
  saved.configuration = {saved.model.configuration(), trainer.configuration()};
}

double bytes_to_train(const std::string& configuration) {
  return static_cast<double>(memory_to_train(parse_configuration(configuration, "configuration")));
}

/// Finishes the epoch and returns its metrics as JSON, in the form of an entry of the history.
std::string finish_epoch(Trainer& trainer, SavedModel& saved) {
  const EpochMetrics metrics = trainer.finish_epoch();
  saved.history = trainer.history();
  return to_json(metrics);
}

/// Returns the file of a checkpoint of the trainer and its model.
Uint8Array save_checkpoint(const Trainer& trainer, const SavedModel& saved) {
  return copy_out(view_as_checkpoint(saved.configuration, saved.model, trainer, saved.data));
}

std::uint32_t samples_in_epoch(const Trainer& trainer) {
  return static_cast<std::uint32_t>(trainer.samples_seen_in_epoch());
}

/// Measures one of the standard workloads on the current number of threads. Returns a JSON list of
/// one benchmark.
std::string benchmark(const std::string& workload, int batch_size, int windows,
                      double seconds_per_window) {
  return to_json({run_benchmark(
      workload_named(workload), digits_dataset("digits", 5120, 1, 1),
      {.batch_size = batch_size, .windows = windows, .seconds_per_window = seconds_per_window})});
}

}  // namespace

EMSCRIPTEN_BINDINGS(training) {
  using emscripten::class_;
  using emscripten::function;

  function("setThreads", &set_thread_count);
  function("threads", &thread_count);

  class_<Trainer>("Trainer")
      .function("step", &Trainer::step)
      .function("epochIsComplete", &Trainer::epoch_is_complete)
      .function("samplesSeenInEpoch", &samples_in_epoch)
      .function("finishEpoch", &finish_epoch)
      .function("checkpoint", &save_checkpoint)
      .function("applySettings", &apply_settings);
  function("makeTrainer", &make_trainer);
  function("memoryToTrain", &bytes_to_train);

  function("benchmark", &benchmark);
}

}  // namespace ae::bindings
