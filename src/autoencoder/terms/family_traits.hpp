#pragma once

#include <memory>
#include <string>
#include <utility>
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

  /// The codes [count × code] of what the encoder's last layer gave; of Gaussians the means. Codes
  /// that the family can have remain what they are.
  [[nodiscard]] virtual Matrix<float> codes(const ModelConfiguration& /*model*/,
                                            Matrix<float> encoded) const {
    return encoded;
  }

  /// The term for batches of up to `capacity` images, in the precision of training and in that of
  /// checking gradients; see make_code_term.
  [[nodiscard]] virtual std::unique_ptr<CodeTerm<float>> make_float_term(
      const ModelConfiguration& /*model*/, const Network& /*network*/, Index /*capacity*/) const {
    return std::make_unique<CodeTerm<float>>();
  }
  [[nodiscard]] virtual std::unique_ptr<CodeTerm<double>> make_double_term(
      const ModelConfiguration& /*model*/, const Network& /*network*/, Index /*capacity*/) const {
    return std::make_unique<CodeTerm<double>>();
  }
};

/// The traits of a family with the term Term<T>(model, network, capacity).
template <template <typename> class Term>
class FamilyWithTerm : public FamilyTraits {
 public:
  [[nodiscard]] std::unique_ptr<CodeTerm<float>> make_float_term(const ModelConfiguration& model,
                                                                 const Network& network,
                                                                 Index capacity) const override {
    return std::make_unique<Term<float>>(model, network, capacity);
  }
  [[nodiscard]] std::unique_ptr<CodeTerm<double>> make_double_term(const ModelConfiguration& model,
                                                                   const Network& network,
                                                                   Index capacity) const override {
    return std::make_unique<Term<double>>(model, network, capacity);
  }
};

}  // namespace ae
