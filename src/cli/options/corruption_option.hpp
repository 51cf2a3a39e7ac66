#pragma once

#include <string>

#include "autoencoder/configuration.hpp"

namespace ae::cli {

/// What --corruption takes, for its help.
inline constexpr const char* corruption_help =
    "What the input is spoiled with: gaussian:DEVIATION (of pixels in 0 to 1, which they are held "
    "in unless :unclipped follows), masking:SHARE, salt_and_pepper:SHARE, block:SHARE or none";

/// "gaussian:0.4", "gaussian:0.4:unclipped", "masking:0.3", "salt_and_pepper:0.2", "block:0.1" or
/// "none"; InputError for anything else.
Corruption parse_corruption(const std::string& text);

/// The training configuration with another corruption; InputError if its amount is out of range.
TrainingConfiguration with_corruption(TrainingConfiguration training, const std::string& text);

}  // namespace ae::cli
