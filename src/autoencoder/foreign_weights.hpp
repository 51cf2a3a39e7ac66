#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "autoencoder/foreign_tensors.hpp"
#include "autoencoder/model_file.hpp"

// Weights that another program saved, such as PyTorch's state_dict: a safetensors file without our
// metadata, in which the autoencoder is found from the shapes and names of its tensors.

namespace ae {

/// What such a file does not say.
struct ImportChoices {
  Activation activation = ModelConfiguration{}.activation;  ///< of the hidden layers
  Activation code_activation = ModelConfiguration{}.code_activation;
  Activation output_activation = ModelConfiguration{}.output_activation;
  /// The image's rows and columns. Without them it is square where its size is one, else one row,
  /// or as few rows as keep it within the configuration's bounds.
  std::optional<std::array<Index, 2>> input;
};

struct ImportedModel {
  SavedModel saved;  ///< with no history, and the default training
  /// By line of the layer table, what the file calls the layer; empty for a tied layer.
  std::vector<std::string> sources;
  std::vector<TensorLabel> passed_over;  ///< tensors that have no part in the model
  std::vector<std::string> remarks;      ///< sentences on what was assumed, converted or left out
};

/// Finds the autoencoder in the file. Understood are linear layers named as nn.Sequential numbers
/// them (encoder.0.weight, net.2.weight), numbered (fc1, enc1) or called otherwise, under any
/// prefix, whose shapes lead from an image to a code and, mirrored, back; a decoder with tied
/// weights, of which there are biases only or nothing; and a variational code, given by two layers
/// (mu and logvar, fc21 and fc22) or by one of twice its size.
/// Throws InputError, naming `source`, for a file that parse_safetensors() refuses, for a model
/// file of this program, for weights that are not finite, for choices that do not fit, and, with
/// the shapes that were found, where there is no autoencoder that a configuration can express.
ImportedModel import_model(std::span<const std::uint8_t> bytes, const ImportChoices& choices,
                           const std::string& source);

}  // namespace ae
