#pragma once

#include "autoencoder/terms/family_traits.hpp"

namespace ae {

/// The penalty Σ |code|, a mean over images.
template <typename T>
const FamilyWithTerm<T>& l1_penalty_family();

/// The penalty Σ over units of KL(target || r) = target · ln(target / r) + (1 - target) ·
/// ln((1 - target) / (1 - r)), r being the unit's mean over the batch, held in [1e-6, 1 - 1e-6] (Ng
/// 2011, "Sparse autoencoder", section 3). Where a unit's mean is held at a bound, its slope is the
/// bound's: a dead unit is still pulled towards the target.
template <typename T>
const FamilyWithTerm<T>& kl_penalty_family();

}  // namespace ae
