#pragma once

#include <array>
#include <string_view>

#include "autoencoder/configuration.hpp"
#include "autoencoder/field.hpp"

// What the values of several keys mean together, a row a rule: the other half of the contract in
// fields.hpp.

namespace ae {

/// Up to four names; those that are empty are none.
using Names = std::array<std::string_view, 4>;

/// A key that has one of some names.
struct Condition {
  std::string_view key;
  Names names;
};

/// What one key must be where others have certain values.
struct Rule {
  /// All of them hold; one without a key always does. The last one that has a key ends the sentence
  /// that refuses a value: "... where model.family is variational".
  std::array<Condition, 2> when;
  std::string_view key;  ///< or an entry of a list, as in "model.encoder[0]"
  Names names;           ///< what the key must be one of, or
  Limits limits;         ///< where there are no names, the numbers that it may be
  /// The section that the parser fills in as the rule has it, where a configuration leaves it out.
  std::string_view filled_in;
};

inline constexpr std::array rules{
    // Binary cross-entropy is computed from logits.
    Rule{
        .when = {Condition{"training.loss", {"bce"}}},
        .key = "model.output_activation",
        .names = {"sigmoid"},
        .limits = {},
        .filled_in = {},
    },
    // The KL penalty compares a mean activation with a target between 0 and 1.
    Rule{
        .when = {Condition{"model.family", {"sparse"}}, Condition{"model.sparsity.kind", {"kl"}}},
        .key = "model.code_activation",
        .names = {"sigmoid"},
        .limits = {},
        .filled_in = {},
    },
    // A variational code's mean and log variance take any value.
    Rule{
        .when = {Condition{"model.family", {"variational"}}},
        .key = "model.code_activation",
        .names = {"linear"},
        .limits = {},
        .filled_in = {},
    },
    Rule{
        .when = {Condition{"model.family", {"variational"}}},
        .key = "model.tied_weights",
        .names = {"false"},
        .limits = {},
        .filled_in = {},
    },
    // The penalty squares the first hidden layer's weights: a matrix of its width.
    Rule{
        .when = {Condition{"model.family", {"contractive"}}},
        .key = "model.encoder[0]",
        .names = {},
        .limits = from(1, maximum_contractive_width),
        .filled_in = {},
    },
    Rule{
        .when = {Condition{"training.corruption.kind", {"gaussian"}}},
        .key = "training.corruption.amount",
        .names = {},
        .limits = {.low = 0, .high = 10, .subject = "a standard deviation"},
        .filled_in = {},
    },
    Rule{
        .when = {Condition{"training.corruption.kind",
                           {"none", "masking", "salt_and_pepper", "block"}}},
        .key = "training.corruption.amount",
        .names = {},
        .limits = {.low = 0, .high = 1, .subject = "a share of the pixels"},
        .filled_in = {},
    },
    // A denoising model has something to undo.
    Rule{.when = {Condition{"model.family", {"denoising"}}},
         .key = "training.corruption.kind",
         .names = {"gaussian", "masking", "salt_and_pepper", "block"},
         .limits = {},
         .filled_in = "training.corruption"}};

}  // namespace ae
