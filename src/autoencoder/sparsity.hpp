#pragma once

#include "autoencoder/configuration.hpp"
#include "math/matrix.hpp"

namespace ae {

/// The penalty on a batch's codes [batch × code], without its weight.
/// l1: the mean over images of Σ |code|.
/// kl: Σ over units of KL(target || r) = target · ln(target / r) + (1 - target) · ln((1 - target) /
/// (1 - r)), r being the unit's mean over the batch, held in [1e-6, 1 - 1e-6] (Ng 2011, "Sparse
/// autoencoder", section 3).
/// topk: 0.
template <typename T>
double sparsity_penalty(const Sparsity& sparsity, const ConstMatrixView<T>& codes);

/// Adds scale · d penalty / d pre-activation of the code to `gradients`; both [batch × code]. Of a
/// unit whose mean is held at a bound of kl's, the slope is the bound's: a dead unit is still
/// pulled towards the target.
template <typename T>
void add_sparsity_gradient(const Sparsity& sparsity, double scale, Activation code_activation,
                           const ConstMatrixView<T>& codes, MatrixView<T> gradients);

/// Sets all but the `active` largest values of each row of `codes` to 0; of equal values the first
/// are kept (Makhzani & Frey 2013, Algorithm 1). `kept`, of the same shape, becomes 1 where a value
/// was kept and 0 elsewhere.
template <typename T>
void keep_largest(Index active, MatrixView<T> codes, MatrixView<T> kept);

}  // namespace ae
