#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "autoencoder/model_file.hpp"
#include "training/trainer.hpp"

namespace ae {

/// A model file with everything a trainer needs to go on as if it had never stopped.
struct Checkpoint {
  SavedModel saved;
  TrainerState state;
};

/// The model file with the optimizer's moments (optimizer.first_moments, optimizer.second_moments,
/// in the order of the parameter array) and the trainer's counters (metadata `trainer`) added.
std::vector<std::uint8_t> serialize_checkpoint(
    const Configuration& configuration, const Autoencoder& model, const Trainer& trainer,
    const std::optional<TrainingData>& data = std::nullopt);

/// The same with weights and moments where they are, in the model and the trainer.
SafetensorsView view_as_checkpoint(const Configuration& configuration, const Autoencoder& model,
                                   const Trainer& trainer,
                                   const std::optional<TrainingData>& data = std::nullopt);

/// Whether the metadata have the counters of a trainer.
bool describes_checkpoint(const SafetensorsFile& file);

/// Reads a checkpoint back, of whose tensors the moments are taken; InputError as parse_checkpoint.
Checkpoint checkpoint_from_safetensors(SafetensorsFile& file, const std::string& source);

/// Reads a checkpoint back; InputError, naming `source`, for anything that does not fit, and for a
/// model file that is not a checkpoint.
Checkpoint parse_checkpoint(std::span<const std::uint8_t> bytes, const std::string& source);

}  // namespace ae
