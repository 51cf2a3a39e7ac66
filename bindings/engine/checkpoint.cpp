// Going on from the complete state of a training, for JavaScript.
#include "training/checkpoint.hpp"

#include <cstdint>
#include <emscripten/bind.h>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "arrays.hpp"
#include "autoencoder/configuration_json.hpp"
#include "autoencoder/model_file.hpp"
#include "training/fingerprint.hpp"

namespace ae::bindings {
namespace {

/// What was read from a checkpoint's file, or from that of a model that was not in training. Model
/// and trainer are made of it once, in that order.
struct OpenedCheckpoint {
  SavedModel saved;
  std::optional<TrainerState> state;
};

std::unique_ptr<OpenedCheckpoint> open_checkpoint(const Uint8Array& bytes,
                                                  const std::string& name) {
  SafetensorsFile file = parse_safetensors(copy_in(bytes), name);
  if (!describes_checkpoint(file)) {
    return std::make_unique<OpenedCheckpoint>(from_safetensors(file, name), std::nullopt);
  }
  Checkpoint checkpoint = checkpoint_from_safetensors(file, name);
  return std::make_unique<OpenedCheckpoint>(std::move(checkpoint.saved),
                                            std::move(checkpoint.state));
}

std::string checkpoint_configuration(const OpenedCheckpoint& opened) {
  return to_json(opened.saved.configuration);
}

std::unique_ptr<SavedModel> checkpoint_model(OpenedCheckpoint& opened) {
  return std::make_unique<SavedModel>(std::move(opened.saved));
}

/// Returns a trainer of the checkpoint's model that goes on where it was saved, or null where it
/// was not in training. Throws InputError unless the data are those it was trained on.
std::unique_ptr<Trainer> checkpoint_trainer(OpenedCheckpoint& opened, SavedModel& saved,
                                            const Dataset& dataset) {
  if (!opened.state) return nullptr;
  const TrainingData data = fingerprint(dataset);
  if (saved.data && !is_same_data(*saved.data, data)) {
    throw InputError("The checkpoint was trained on " + shown(*saved.data) + ", but the data are " +
                     shown(data) + ".");
  }
  auto trainer = std::make_unique<Trainer>(saved.model, dataset, saved.configuration.training);
  trainer->restore(std::move(*opened.state), saved.history);
  saved.data = data;
  return trainer;
}

}  // namespace

EMSCRIPTEN_BINDINGS(checkpoint) {
  using emscripten::class_;
  using emscripten::function;

  class_<OpenedCheckpoint>("Checkpoint")
      .function("configuration", &checkpoint_configuration)
      .function("model", &checkpoint_model)
      .function("trainer", &checkpoint_trainer);
  function("openCheckpoint", &open_checkpoint);
}

}  // namespace ae::bindings
