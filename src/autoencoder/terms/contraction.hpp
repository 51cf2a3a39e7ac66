#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "autoencoder/terms/family_traits.hpp"

namespace ae {

/// The penalty of the contractive autoencoder (Rifai et al. 2011, equation 6): the mean over images
/// of the squared Frobenius norm of J = d code / d input.
///
/// For an encoder of one layer it has a closed form, Σ_j φ'_j² ‖W_j‖², which costs next to nothing.
/// For a deeper one, J's rows, one a code unit, are found by going backwards through the encoder
/// down to the pre-activations of the first layer. A row v there is v W_1 at the pixels, whose
/// squared norm is v (W_1 W_1ᵀ) vᵀ; the product in brackets is made once for all rows. The gradient
/// goes forwards through the same layers. A batch of B images costs about
/// B · code · (2 n_1² + 3 Σ n_i n_i+1) multiplications, n_i being the widths of the hidden layers.
///
/// That is in proportion to the code's size, so for large codes K random directions u can estimate
/// the norm: E ‖uᵀJ‖² = ‖J‖² for standard normal u (Hutchinson 1990), at K instead of `code` times
/// the cost and with a relative standard deviation of at most √(2 / K) an image. The batch's noise
/// [batch × K · code] holds the directions, one beside the other.
template <typename T>
class ContractionPenalty final : public CodeTerm<T> {
 public:
  ContractionPenalty(const ModelConfiguration& model, const Network& network, Index capacity);

  double value(const EncodedBatch<T>& batch) override;
  double value_with_gradient(const EncodedBatch<T>& batch, double weight) override;
  void add_output_gradient(std::size_t layer, MatrixView<T> gradient) const override;
  void add_weight_gradient(std::size_t layer, MatrixView<T> gradient) const override;

 private:
  /// The matrices of one encoder layer. The rows of several code units, or directions, lie below
  /// each other: a row an image for the first, then for the second ...
  struct Layer {
    Matrix<T> derivatives;      ///< of the activation, [capacity × outputs]
    Matrix<T> arriving;         ///< rows of d code / d outputs
    Matrix<T> passed;           ///< rows of d code / d pre-activations
    Matrix<T> gradient;         ///< of the penalty by `passed`
    Matrix<T> output_gradient;  ///< what add_output_gradient adds
    Matrix<T> weight_gradient;  ///< what add_weight_gradient adds
    Matrix<T> weight_part;      ///< the part of it that some of the code units have
  };

  void find_derivatives(const Workspace<T>& workspace, Index batch);
  double closed_form(std::span<const T> parameters, Index batch, double scale, bool with_gradient);
  void seed(const ConstMatrixView<T>& noise, Index batch, Index first_unit, Index units);
  void go_backwards(std::span<const T> parameters, Index batch, Index units);
  double norm(Index rows);
  void go_forwards(std::span<const T> parameters, Index batch, Index units);
  double run(const EncodedBatch<T>& batch, double scale, bool with_gradient);

  Network network_;
  Index projections_;
  Index directions_;  ///< rows of J, or random directions
  Index units_at_once_;
  std::vector<Layer> layers_;
  Matrix<T> gram_;     ///< W_1 · W_1ᵀ
  Matrix<T> squares_;  ///< Σ over rows of passedᵀ · passed, of the first layer
  Matrix<T> square_part_;
  Matrix<T> passed_gram_;  ///< passed · gram
};

/// The contractive family; its term is ContractionPenalty.
template <typename T>
const FamilyWithTerm<T>& contractive_family();

}  // namespace ae
