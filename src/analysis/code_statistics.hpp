#pragma once

#include "math/matrix.hpp"

namespace ae {

/// Of a set of codes, over all codes and units.
struct CodeStatistics {
  double mean = 0;           ///< the mean activation
  double mean_absolute = 0;  ///< the mean of |activation|
  double zeros = 0;          ///< the share of the activations that is exactly 0
};

/// For codes [count × code] with at least one; InputError for none.
CodeStatistics code_statistics(const ConstMatrixView<float>& codes);

}  // namespace ae
