#pragma once

#include <string>

#include "autoencoder/configuration.hpp"

namespace ae::cli {

/// What --sparsity takes, for its help.
inline constexpr const char* sparsity_help =
    "Of the sparse family: l1:WEIGHT, kl:WEIGHT:TARGET (of a sigmoid code's mean activations) or "
    "topk:COUNT (code values kept of each image)";

/// "l1:0.0001", "kl:0.01:0.05" or "topk:8", into the members that it speaks of; InputError for
/// anything else.
void parse_sparsity(const std::string& text, Sparsity& sparsity);

}  // namespace ae::cli
