#pragma once

#include <memory>

#include "autoencoder/configuration.hpp"
#include "autoencoder/terms/code_term.hpp"
#include "autoencoder/terms/family_traits.hpp"
#include "nn/network.hpp"

namespace ae {

/// The traits of a model's family.
const FamilyTraits& family_traits(const ModelConfiguration& model);

/// The term of a model's family for batches of up to `capacity` images; `network` is the model's.
/// Instantiated for float and double.
template <typename T>
std::unique_ptr<CodeTerm<T>> make_code_term(const ModelConfiguration& model, const Network& network,
                                            Index capacity);

}  // namespace ae
