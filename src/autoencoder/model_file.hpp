#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "autoencoder/autoencoder.hpp"
#include "autoencoder/history.hpp"
#include "autoencoder/training_data.hpp"
#include "io/safetensors.hpp"

namespace ae {

/// The largest model file that is read: 2 GiB, enough for a checkpoint of the largest model.
inline constexpr std::size_t maximum_model_file = std::size_t{1} << 31;

/// A model as a file holds it: the weights, how they came about, and the run's history.
struct SavedModel {
  Configuration configuration;
  Autoencoder model;
  History history;
  std::optional<TrainingData> data = std::nullopt;  ///< where the file tells it
};

/// The safetensors form of a model: tensors named and shaped as PyTorch's nn.Linear has them
/// (encoder.0.weight [outputs, inputs], encoder.0.bias [outputs] ... decoder.0.weight ...; a
/// variational code has code.mean.* and code.log_variance.*, a tied decoder biases only), and in
/// the metadata `configuration`, `history`, `data` where it is known, and `format_version`.
SafetensorsFile to_safetensors(const Configuration& configuration, const Autoencoder& model,
                               const History& history,
                               const std::optional<TrainingData>& data = std::nullopt);

/// The same with the weights where they are, in the model.
SafetensorsView view_as_safetensors(const Configuration& configuration, const Autoencoder& model,
                                    const History& history,
                                    const std::optional<TrainingData>& data = std::nullopt);

/// Whether the metadata say that this is a model of this program; if not, import_model()
/// (autoencoder/foreign_weights.hpp) may find one in the shapes.
bool describes_model(const SafetensorsFile& file);

/// The same without tensors and history, which are added later.
SafetensorsFile empty_model_file(const Configuration& configuration);

/// Reads that back. Tensors whose names begin with "optimizer." are a checkpoint's and are passed
/// over. InputError, naming `source` and the tensor or key, for anything that does not fit.
SavedModel from_safetensors(const SafetensorsFile& file, const std::string& source);

/// to_safetensors and from_safetensors, to and from the bytes of a file.
std::vector<std::uint8_t> serialize_model(const Configuration& configuration,
                                          const Autoencoder& model, const History& history,
                                          const std::optional<TrainingData>& data = std::nullopt);
SavedModel parse_model(std::span<const std::uint8_t> bytes, const std::string& source);

}  // namespace ae
