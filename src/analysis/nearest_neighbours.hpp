#pragma once

#include <cstddef>

#include "analysis/labelled_codes.hpp"

namespace ae {

/// The share of the test codes whose label is the one that most of their `k` nearest training codes
/// have (Cover & Hart 1967). Nearness is Euclidean, exact to double precision; of equally near
/// codes the earlier one counts, of labels with equally many votes the smallest. InputError as
/// check_codes, or unless there are at least `k` training codes and `k` is from 1 to 1000.
double nearest_neighbour_accuracy(const LabelledCodes& train, const LabelledCodes& test,
                                  std::size_t k = 5);

}  // namespace ae
