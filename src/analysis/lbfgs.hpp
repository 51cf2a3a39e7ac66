#pragma once

#include <functional>
#include <span>
#include <vector>

namespace ae {

/// A function that returns its value at a point and fills in the gradient there; both spans have
/// the same length.
using DifferentiableFunction =
    std::function<double(std::span<const double> point, std::span<double> gradient)>;

/// The limits at which minimize_convex stops.
struct MinimizerLimits {
  int iterations = 500;
  double gradient = 1e-5;  ///< the largest absolute element of the gradient at which it stops
};

/// The result of a minimisation.
struct Minimum {
  double value = 0;
  double largest_gradient = 0;  ///< the largest absolute element of the gradient there
  int iterations = 0;
};

/// Minimises a smooth, strictly convex function by L-BFGS (Liu & Nocedal 1989), starting at
/// `point`, which becomes the minimum. A step is halved until it decreases the value enough (Armijo
/// 1966); where no step does, the rest is rounding, and the function returns.
Minimum minimize_convex(const DifferentiableFunction& function, std::vector<double>& point,
                        const MinimizerLimits& limits = {});

}  // namespace ae
