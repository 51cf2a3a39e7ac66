#pragma once

#include "math/matrix.hpp"

namespace ae {

/// The functions below make grids over a code of two units, [side² × 2]. The codes are in order row
/// by row as on a map, where the first unit increases to the right and the second upwards, so the
/// grid's first row has the largest second units. A grid's lines lie at `side` equally spaced
/// probabilities from 0.02 to 0.98 (at 0.5 only, for a side of 1), so that they are close where
/// codes are dense and no outlier stretches them. Both functions throw InputError unless `side` is
/// from 1 to most_grid_side.
inline constexpr Index most_grid_side = 100;

/// Returns the grid whose lines are the quantiles of the standard normal prior, for a variational
/// model.
Matrix<float> prior_grid(Index side);

/// Returns the grid whose lines are each unit's own percentiles among the codes [count × 2], with
/// linear interpolation between ranks (Hyndman & Fan 1996, definition 7). Throws InputError when
/// there are no codes, when their number of units is not 2, or if a code is not finite.
Matrix<float> percentile_grid(const ConstMatrixView<float>& codes, Index side);

}  // namespace ae
