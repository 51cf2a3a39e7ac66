#pragma once

#include <memory>
#include <string>
#include <vector>

#include "autoencoder/configuration.hpp"
#include "autoencoder/terms/code_term.hpp"
#include "math/matrix.hpp"
#include "nn/loss.hpp"
#include "nn/network.hpp"

namespace ae {

/// What is particular to a family beside its term: all that training, inference, evaluation and
/// model files ask. The functions here are those of a plain autoencoder; a family overrides what it
/// does differently.
class FamilyTraits {
 public:
  FamilyTraits() = default;
  FamilyTraits(const FamilyTraits&) = delete;
  FamilyTraits& operator=(const FamilyTraits&) = delete;
  virtual ~FamilyTraits() = default;

  /// How many standard normal numbers an image needs in training.
  [[nodiscard]] virtual Index noise_width(const ModelConfiguration& /*model*/) const { return 0; }

  /// What the term is multiplied by after so many epochs of training, parts of one included.
  [[nodiscard]] virtual double term_weight(const ModelConfiguration& /*model*/,
                                           double /*epochs*/) const {
    return 0;
  }

  /// The reconstruction loss on the scale that the term is on.
  [[nodiscard]] virtual LossFunction scaled_loss(const ModelConfiguration& /*model*/,
                                                 const LossFunction& loss) const {
    return loss;
  }

  /// The names of the matrices [code × inputs] of the encoder's last layer, which lie one below the
  /// other; each is a line of the layer table.
  [[nodiscard]] virtual std::vector<std::string> code_matrices(
      const ModelConfiguration& model) const {
    return {"encoder." + std::to_string(model.encoder.size())};
  }

  /// Whether an image's code is a Gaussian, of which the encoder gives means and log variances, and
  /// new codes are drawn from a standard normal prior.
  [[nodiscard]] virtual bool is_probabilistic() const { return false; }

  /// Whether few of an image's code units are to be active.
  [[nodiscard]] virtual bool has_sparse_code() const { return false; }

  /// The codes [count × code] of what the encoder's last layer gave; of Gaussians the means. Codes
  /// that the family can have remain what they are.
  [[nodiscard]] virtual Matrix<float> codes(const ModelConfiguration& /*model*/,
                                            Matrix<float> encoded) const {
    return encoded;
  }
};

/// A family in one precision: its traits together with its term. Training needs float only, so
/// nothing in double is linked into a program that checks no gradients.
template <typename T>
class FamilyWithTerm : public FamilyTraits {
 public:
  /// The term for batches of up to `capacity` images; `network` is the model's.
  [[nodiscard]] virtual std::unique_ptr<CodeTerm<T>> make_term(const ModelConfiguration& /*model*/,
                                                               const Network& /*network*/,
                                                               Index /*capacity*/) const {
    return std::make_unique<CodeTerm<T>>();
  }
};

}  // namespace ae
