#pragma once

#include <functional>
#include <span>
#include <vector>

namespace ae {

/// Gives the value at a point and fills the gradient there; both spans have the same length.
using DifferentiableFunction =
    std::function<double(std::span<const double> point, std::span<double> gradient)>;

/// When minimize_convex stops.
struct MinimizerLimits {
  int iterations = 500;
  double gradient = 1e-5;  ///< where no element of the gradient is greater
};

/// The end of a minimisation.
struct Minimum {
  double value = 0;
  double largest_gradient = 0;  ///< the greatest element of the gradient that is left
  int iterations = 0;
};

/// Minimises a smooth, strictly convex function by L-BFGS (Liu & Nocedal 1989), beginning at
/// `point`, which becomes the minimum. A step is halved until it decreases the value enough (Armijo
/// 1966); where no step does, what is left is rounding, and it stops.
Minimum minimize_convex(const DifferentiableFunction& function, std::vector<double>& point,
                        const MinimizerLimits& limits = {});

}  // namespace ae
