#pragma once

#include <span>
#include <string>
#include <vector>

#include "autoencoder/foreign_tensors.hpp"

namespace ae {

/// Folds each batch normalisation (Ioffe & Szegedy 2015, algorithm 2, inference) whose place is
/// known into its linear layer, which then computes the same, and removes its tensors from
/// `others`. Its place is known where nn.Sequential's numbers put it right behind or before the
/// layer. Epsilon is not in a file and taken as PyTorch's 1e-5. `used` are the autoencoder's
/// layers. Returns a sentence for each.
/// Throws InputError, naming `source` and the tensor, for what an autoencoder of this program
/// cannot have but stands in the same module as its layers: a batch normalisation that cannot be
/// folded, another normalisation of a layer's width, a convolution. Passing over these would give a
/// model that computes something else.
std::vector<std::string> fold_normalizations(std::vector<ForeignLayer>& layers,
                                             std::span<const std::size_t> used, bool is_tied,
                                             std::vector<Tensor>& others,
                                             const std::string& source);

}  // namespace ae
