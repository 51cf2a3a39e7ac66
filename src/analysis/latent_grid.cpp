#include "analysis/latent_grid.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "analysis/inverse_normal.hpp"
#include "base/error.hpp"

namespace ae {
namespace {

std::vector<double> probabilities(Index side) {
  constexpr double first = 0.02;
  constexpr double last = 0.98;
  if (side < 1 || side > most_grid_side) {
    throw InputError("The side of the grid is " + std::to_string(side) +
                     ", but must be a whole number from 1 to " + std::to_string(most_grid_side) +
                     ".");
  }
  if (side == 1) return {0.5};
  std::vector<double> steps;
  steps.reserve(static_cast<std::size_t>(side));
  for (Index i = 0; i < side; ++i) {
    steps.push_back(first +
                    (last - first) * static_cast<double>(i) / static_cast<double>(side - 1));
  }
  return steps;
}

Matrix<float> grid(const std::vector<float>& across, const std::vector<float>& up) {
  const auto side = static_cast<Index>(across.size());
  Matrix<float> codes(side * side, 2);
  for (Index i = 0; i < codes.rows(); ++i) {
    codes(i, 0) = across[static_cast<std::size_t>(i % side)];
    codes(i, 1) = up[static_cast<std::size_t>(side - 1 - i / side)];
  }
  return codes;
}

std::vector<float> percentiles(std::vector<float> values, const std::vector<double>& wanted) {
  std::ranges::sort(values);
  std::vector<float> found;
  for (const double probability : wanted) {
    const double rank = probability * static_cast<double>(values.size() - 1);
    const auto below = static_cast<std::size_t>(rank);
    const double share = rank - static_cast<double>(below);
    const double lower = static_cast<double>(values[below]);
    const double upper = static_cast<double>(values[std::min(below + 1, values.size() - 1)]);
    found.push_back(static_cast<float>(lower + share * (upper - lower)));
  }
  return found;
}

}  // namespace

Matrix<float> prior_grid(Index side) {
  std::vector<float> lines;
  for (const double probability : probabilities(side)) {
    lines.push_back(static_cast<float>(inverse_normal(probability)));
  }
  return grid(lines, lines);
}

Matrix<float> percentile_grid(const ConstMatrixView<float>& codes, Index side) {
  const std::vector<double> wanted = probabilities(side);
  if (codes.cols() != 2 || codes.rows() == 0) {
    throw InputError("There are " + std::to_string(codes.rows()) + " codes of " +
                     std::to_string(codes.cols()) +
                     " units, but a grid is laid over at least 1 code of 2.");
  }
  if (!codes.allFinite()) {
    throw InputError("A code holds NaN or infinity, but a grid is laid over finite codes.");
  }
  const auto lines_of = [&](Index unit) {
    std::vector<float> values(static_cast<std::size_t>(codes.rows()));
    for (Index i = 0; i < codes.rows(); ++i) values[static_cast<std::size_t>(i)] = codes(i, unit);
    return percentiles(std::move(values), wanted);
  };
  return grid(lines_of(0), lines_of(1));
}

}  // namespace ae
