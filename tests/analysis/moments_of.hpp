#pragma once

#include "analysis/moments.hpp"

namespace ae::testing {

/// Returns the moments of rows that are all available at once.
inline Moments moments_of(const Matrix<float>& rows) {
  Moments moments(rows.cols());
  moments.add(view(rows));
  return moments;
}

}  // namespace ae::testing
