#pragma once

#include <string>
#include <string_view>

// What the names of somebody else's layers say: "encoder.2", "fc10", "module.dec1", "fc_logvar".

namespace ae {

/// The half of an autoencoder that a layer's name says it belongs to.
enum class NamedHalf { encoder, unsaid, decoder };

/// The last word of the name that begins with "enc" or "dec" decides.
NamedHalf half_in(std::string_view name);

/// What a name says of a layer that gives the code's Gaussian. A deviation may be meant by itself
/// ("std") or as its logarithm ("log_std").
enum class HeadPart { none, mean, log_variance, deviation, log_deviation };

HeadPart head_part_in(std::string_view name);

/// Whether both are numbered as two layers beside each other often are: fc21 and fc22, fc2a and
/// fc2b, fc2_1 and fc2_2.
bool are_numbered_as_pair(std::string_view first, std::string_view second);

/// The order in which people read names: numbers in them by their value, fc2 before fc10.
bool reads_before(std::string_view a, std::string_view b);

/// The module that a name lies in: "encoder" for "encoder.2", "" for "fc1".
std::string_view module_of(std::string_view name);

/// The name of the module's next or previous part, as nn.Sequential numbers them: "encoder.3" for
/// "encoder.2" and 1. Empty where the name does not end in such a number, or has no neighbour.
std::string neighbour_of(std::string_view name, int step);

}  // namespace ae
