#pragma once

#include "math/matrix.hpp"

namespace ae {

/// Grids over a code of two units, [side² × 2]: row by row as on a map, the first unit growing to
/// the right and the second growing upwards, so the first row of the grid has the largest second
/// units. A grid's lines lie at `side` equally spaced probabilities from 0.02 to 0.98 (at 0.5 alone
/// for a side of 1), so they are close where codes are dense and no outlier stretches them.
/// InputError unless `side` is from 1 to most_grid_side.
inline constexpr Index most_grid_side = 100;

/// The lines are the quantiles of the standard normal prior: for a variational model.
Matrix<float> prior_grid(Index side);

/// The lines are each unit's own percentiles among the codes [count × 2], with linear interpolation
/// between ranks (Hyndman & Fan 1996, definition 7). InputError without codes, with another number
/// of units, or if a code is not finite.
Matrix<float> percentile_grid(const ConstMatrixView<float>& codes, Index side);

}  // namespace ae
