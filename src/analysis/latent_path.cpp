#include "analysis/latent_path.hpp"

#include <string>

#include "error.hpp"

namespace ae {

Matrix<float> interpolate_codes(std::span<const float> from, std::span<const float> to,
                                Index steps) {
  if (from.size() != to.size()) {
    throw InputError("The two codes have " + std::to_string(from.size()) + " and " +
                     std::to_string(to.size()) + " units, but must have the same number.");
  }
  if (steps < 2 || steps > 100'000) {
    throw InputError("The number of steps is " + std::to_string(steps) +
                     ", but must be a whole number from 2 to 100000.");
  }
  const auto units = static_cast<Index>(from.size());
  const Eigen::Map<const Eigen::RowVectorXf> start(from.data(), units);
  const Eigen::Map<const Eigen::RowVectorXf> end(to.data(), units);
  Matrix<float> codes(steps, units);
  for (Index i = 0; i < steps; ++i) {
    const float t = static_cast<float>(i) / static_cast<float>(steps - 1);
    codes.row(i) = (1 - t) * start + t * end;
  }
  return codes;
}

}  // namespace ae
