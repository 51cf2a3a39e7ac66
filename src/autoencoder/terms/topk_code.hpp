#pragma once

#include "autoencoder/terms/family_traits.hpp"

namespace ae {

/// The k-sparse autoencoder (Makhzani & Frey 2013, Algorithm 1): all but the `active` largest
/// values of each image's code are set to 0, and the gradient passes through those that were kept.
/// Among equal values the first are kept. There is no penalty.
template <typename T>
const FamilyWithTerm<T>& topk_code_family();

}  // namespace ae
