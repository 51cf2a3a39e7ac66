#include "analysis/lbfgs.hpp"

#include <algorithm>
#include <cmath>
#include <deque>
#include <utility>

namespace ae {
namespace {

constexpr std::size_t most_pairs = 20;
constexpr int most_halvings = 30;
constexpr double enough = 1e-4;  // the least decrease, as a share of what the slope promises

double dot_product(std::span<const double> a, std::span<const double> b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
  return sum;
}

/// Adds factor · from to `to`.
void add(double factor, std::span<const double> from, std::span<double> to) {
  for (std::size_t i = 0; i < to.size(); ++i) to[i] += factor * from[i];
}

double largest_element(std::span<const double> values) {
  double largest = 0;
  for (const double value : values) largest = std::max(largest, std::abs(value));
  return largest;
}

/// A step, the change of the gradient over it, and their dot product.
struct Pair {
  std::vector<double> step;
  std::vector<double> change;
  double product = 0;
};

/// Returns minus the gradient times the inverse Hessian that the pairs suggest, by the two-loop
/// recursion of Nocedal (1980).
std::vector<double> direction_from(const std::deque<Pair>& pairs, std::vector<double> gradient) {
  for (double& value : gradient) value = -value;
  std::vector<double>& direction = gradient;
  if (pairs.empty()) {
    // Nothing is known of the scale yet, so the first step is no longer than 1.
    const double length = std::max(1.0, std::sqrt(dot_product(direction, direction)));
    for (double& value : direction) value /= length;
    return direction;
  }
  std::vector<double> factors(pairs.size());
  for (std::size_t i = pairs.size(); i-- > 0;) {
    factors[i] = dot_product(pairs[i].step, direction) / pairs[i].product;
    add(-factors[i], pairs[i].change, direction);
  }
  const Pair& last = pairs.back();
  const double scale = last.product / dot_product(last.change, last.change);
  for (double& value : direction) value *= scale;
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    add(factors[i] - dot_product(pairs[i].change, direction) / pairs[i].product, pairs[i].step,
        direction);
  }
  return direction;
}

}  // namespace

Minimum minimize_convex(const DifferentiableFunction& function, std::vector<double>& point,
                        const MinimizerLimits& limits) {
  std::deque<Pair> pairs;
  std::vector<double> gradient(point.size());
  std::vector<double> next_gradient(point.size());
  Minimum minimum;
  minimum.value = function(point, gradient);
  minimum.largest_gradient = largest_element(gradient);
  while (minimum.iterations < limits.iterations && minimum.largest_gradient > limits.gradient) {
    const std::vector<double> direction = direction_from(pairs, gradient);
    const double slope = dot_product(direction, gradient);
    std::vector<double> next;
    double value = 0;
    double length = 1;
    int halvings = 0;
    for (; halvings < most_halvings; ++halvings, length /= 2) {
      next = point;
      add(length, direction, next);
      value = function(next, next_gradient);
      if (value <= minimum.value + enough * length * slope) break;
    }
    if (halvings == most_halvings) break;
    Pair pair{next, next_gradient, 0};
    add(-1, point, pair.step);
    add(-1, gradient, pair.change);
    pair.product = dot_product(pair.step, pair.change);
    if (pair.product > 0) pairs.push_back(std::move(pair));
    if (pairs.size() > most_pairs) pairs.pop_front();
    point = std::move(next);
    gradient.swap(next_gradient);
    minimum = {.value = value,
               .largest_gradient = largest_element(gradient),
               .iterations = minimum.iterations + 1};
  }
  return minimum;
}

}  // namespace ae
