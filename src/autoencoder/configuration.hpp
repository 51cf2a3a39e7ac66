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

/// What training asks of a model beside a good reconstruction; autoencoder/objective.hpp has the
/// terms.
/// plain: nothing; under- or overcomplete.
/// sparse: a code of which few units are active (see SparsityKind).
/// contractive: a code that changes little with its input (Rifai et al. 2011).
/// denoising: to undo a corruption of the input (Vincent et al. 2008).
/// variational: a distribution of codes near a standard normal one (Kingma & Welling 2014).
enum class Family { plain, sparse, contractive, denoising, variational };

/// l1: a penalty on the code's absolute values. kl: a penalty on sigmoid units whose mean
/// activation differs from a target (Ng 2011, "Sparse autoencoder"). topk: all but an image's
/// largest code values are set to 0 (Makhzani & Frey 2013).
enum class SparsityKind { l1, kl, topk };

struct Sparsity {
  SparsityKind kind = SparsityKind::l1;
  double weight = 1e-4;  ///< of the penalty, beside a loss that is a mean per pixel; l1 and kl
  double target = 0.05;  ///< mean activation of a unit; kl
  Index active = 8;      ///< code values kept of each image, all if there are fewer; topk
};

struct Contraction {
  double weight = 1e-4;   ///< of the squared Frobenius norm of d code / d input
  Index projections = 0;  ///< random directions that estimate the norm; 0: it is exact
};

/// gaussian: noise of standard deviation `amount`. masking: a share `amount` of the pixels set to
/// 0. salt_and_pepper: a share `amount` set to 0 or 1 with equal chance. block: a rectangle of the
/// image's own proportions, at a random place, that covers a share `amount` of it, set to 0.
enum class CorruptionKind { none, gaussian, masking, salt_and_pepper, block };

struct Corruption {
  CorruptionKind kind = CorruptionKind::none;
  double amount = 0;
  bool clip = true;  ///< gaussian: whether pixels are held in [0, 1]
};

struct ModelConfiguration {
  std::array<Index, 2> input = {28, 28};        ///< image rows and columns, in pixels
  std::vector<Index> encoder = {512, 256, 64};  ///< widths of the hidden layers before the code
  Index code = 2;                               ///< units of the code
  Activation activation = Activation::relu;
  Activation code_activation = Activation::linear;
  Activation output_activation = Activation::sigmoid;
  /// Empty, or an activation for each of `encoder`'s layers and its mirror, in place of
  /// `activation`.
  std::vector<Activation> layer_activations;
  Initialization initialization = Initialization::automatic;
  bool tied_weights = false;  ///< the decoder's matrices are the encoder's, transposed
  Family family = Family::plain;
  Sparsity sparsity;        ///< of the sparse family
  Contraction contraction;  ///< of the contractive family
  double beta = 1;          ///< weight of the KL divergence (Higgins et al. 2017); variational
  int warm_up_epochs = 0;   ///< over which that weight grows from 0 (Bowman et al. 2016)

  [[nodiscard]] Index features() const { return input[0] * input[1]; }
  /// The activation of hidden layer `i` of the encoder and of its mirror.
  [[nodiscard]] Activation activation_of(std::size_t i) const {
    return layer_activations.empty() ? activation : layer_activations[i];
  }
};

struct TrainingConfiguration {
  Loss loss = Loss::mse;
  double huber_delta = 0.1;  ///< where Huber's loss turns from a square into a line
  OptimizerConfiguration optimizer;
  Index batch_size = 128;
  int epochs = 10;
  std::uint64_t seed = 1;
  Corruption corruption;

  [[nodiscard]] LossFunction loss_function() const { return {loss, huber_delta}; }
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
inline constexpr double maximum_term_weight = 1e6;
inline constexpr Index maximum_projections = 1024;
/// The largest first of several encoder layers: the contractive penalty squares its width.
inline constexpr Index maximum_contractive_width = 8192;
inline constexpr std::uint64_t maximum_seed = (std::uint64_t{1} << 53) - 1;

/// Checks every value's range and what values mean together. Throws InputError with a sentence that
/// names the key, the value found and what is allowed.
void validate(const Configuration& configuration);

/// `model` with the family and its parameters of `next`, the network staying what it is. InputError
/// where the families' codes have other matrices, for that is another network.
ModelConfiguration with_family_of(ModelConfiguration model, const ModelConfiguration& next);

/// The corruption of a denoising model that was given none.
inline constexpr Corruption denoising_corruption{.kind = CorruptionKind::gaussian, .amount = 0.4};

/// A family that needs a corruption and was given none gets `denoising_corruption`.
void fill_in_family_defaults(Configuration& configuration);

}  // namespace ae
