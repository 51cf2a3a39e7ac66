#include "analysis/code_statistics.hpp"

#include <cmath>

#include "base/error.hpp"

namespace ae {

CodeStatistics code_statistics(const ConstMatrixView<float>& codes) {
  if (codes.size() == 0) throw InputError("There are 0 codes, but at least 1 is needed.");
  CodeStatistics sums;
  for (Index i = 0; i < codes.size(); ++i) {
    const auto activation = static_cast<double>(codes.data()[i]);
    sums.mean += activation;
    sums.mean_absolute += std::abs(activation);
    sums.zeros += activation == 0 ? 1 : 0;
  }
  const auto count = static_cast<double>(codes.size());
  return {.mean = sums.mean / count,
          .mean_absolute = sums.mean_absolute / count,
          .zeros = sums.zeros / count};
}

}  // namespace ae
