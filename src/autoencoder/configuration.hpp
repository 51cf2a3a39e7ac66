#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "math/activation.hpp"
#include "math/matrix.hpp"
#include "nn/initialization.hpp"
#include "nn/loss.hpp"
#include "nn/optimizer.hpp"

namespace ae {

/// plain: an undercomplete (or overcomplete) autoencoder without further terms.
/// denoising: trained to undo a corruption of its input (Vincent et al. 2008).
enum class Family { plain, denoising };

/// gaussian: noise of standard deviation `amount`, clipped to [0, 1]. masking: a share `amount` of
/// the pixels set to 0. salt_and_pepper: a share `amount` set to 0 or 1 with equal chance.
enum class CorruptionKind { none, gaussian, masking, salt_and_pepper };

struct Corruption {
  CorruptionKind kind = CorruptionKind::none;
  double amount = 0;
};

struct ModelConfiguration {
  std::array<Index, 2> input = {28, 28};        ///< image rows and columns, in pixels
  std::vector<Index> encoder = {512, 256, 64};  ///< widths of the hidden layers before the code
  Index code = 2;                               ///< units of the code
  Activation activation = Activation::relu;
  Activation code_activation = Activation::linear;
  Activation output_activation = Activation::sigmoid;
  Initialization initialization = Initialization::automatic;
  Family family = Family::plain;

  [[nodiscard]] Index features() const { return input[0] * input[1]; }
};

struct TrainingConfiguration {
  Loss loss = Loss::mse;
  OptimizerConfiguration optimizer;
  Index batch_size = 128;
  int epochs = 10;
  std::uint64_t seed = 1;
  Corruption corruption;
};

/// The one configuration of the project: see schema/configuration.schema.json.
struct Configuration {
  ModelConfiguration model;
  TrainingConfiguration training;
};

/// Bounds that validate() holds the configuration to.
inline constexpr Index maximum_width = 65536;
inline constexpr std::size_t maximum_hidden_layers = 64;
inline constexpr std::uint64_t maximum_parameters = std::uint64_t{1} << 28;
inline constexpr double maximum_learning_rate = 1e38;
inline constexpr std::uint64_t maximum_seed = (std::uint64_t{1} << 53) - 1;

/// Checks every value's range and what values mean together. Throws InputError with a sentence that
/// names the key, the value found and what is allowed.
void validate(const Configuration& configuration);

/// A family that needs a corruption and was given none gets Gaussian noise of 0.4.
void fill_in_family_defaults(Configuration& configuration);

}  // namespace ae
