#pragma once

#include <cstddef>

#include "analysis/labelled_codes.hpp"

namespace ae {

/// Returns the share of the test codes whose label is the most frequent label among their `k`
/// nearest training codes (Cover & Hart 1967). Nearness is Euclidean, exact to double precision.
/// The earlier of equally near codes is taken, and the smallest of labels with equally many votes.
/// Throws InputError as check_codes does, and unless `k` is from 1 to 1000 and there are at least
/// `k` training codes.
double nearest_neighbour_accuracy(const LabelledCodes& train, const LabelledCodes& test,
                                  std::size_t k = 5);

}  // namespace ae
