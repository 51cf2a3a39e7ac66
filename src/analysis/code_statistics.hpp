#pragma once

#include "math/matrix.hpp"

namespace ae {

/// Statistics of a set of codes, over all codes and units.
struct CodeStatistics {
  double mean = 0;           ///< the mean activation
  double mean_absolute = 0;  ///< the mean of |activation|
  double zeros = 0;          ///< the share of the activations that are exactly 0
};

/// Returns the statistics of codes [count × code]. Throws InputError when there are none.
CodeStatistics code_statistics(const ConstMatrixView<float>& codes);

}  // namespace ae
