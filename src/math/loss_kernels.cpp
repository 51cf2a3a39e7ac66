#include "math/loss_kernels.hpp"

#include <algorithm>
#include <array>
#include <numeric>

#include "math/dispatch.hpp"
#include "math/reference.hpp"
#include "math/threads.hpp"

namespace ae {
namespace {

/// Σ part(first, size) over pieces whose bounds depend on `size` only, added up from first to last.
template <typename Part>
double sum_in_pieces(std::size_t size, const Part& part) {
  constexpr std::size_t most_pieces = 64;
  // A kernel's partial sums are of at most 1024 elements: a piece holds only whole ones.
  constexpr std::size_t unit = 1024;
  const std::size_t piece = std::max(elementwise_chunk, (size / most_pieces + unit) / unit * unit);
  std::array<double, most_pieces> sums{};
  parallel_for_chunks(size, piece, [&](std::size_t first, std::size_t count) {
    sums[first / piece] = part(first, count);
  });
  return std::accumulate(sums.begin(), sums.end(), 0.0);
}

double term(Difference difference, double output, double target) {
  switch (difference) {
    case Difference::squared_error:
      return reference::squared_error(output, target);
    case Difference::absolute_error:
      return std::abs(output - target);
    case Difference::cross_entropy:
      return reference::cross_entropy(output, target);
  }
  return 0;
}

double derivative(Difference difference, double output, double target) {
  switch (difference) {
    case Difference::squared_error:
      return 2 * (output - target);
    case Difference::absolute_error:
      return static_cast<double>((output > target) - (output < target));
    case Difference::cross_entropy:
      return reference::activated(Activation::sigmoid, output) - target;
  }
  return 0;
}

auto sum_kernel(Difference difference) {
  const kernels::Table& kernels = active_kernels();
  switch (difference) {
    case Difference::squared_error:
      return kernels.sum_of_squared_errors;
    case Difference::absolute_error:
      return kernels.sum_of_absolute_errors;
    case Difference::cross_entropy:
      return kernels.sum_of_cross_entropies;
  }
  return kernels.sum_of_squared_errors;
}

auto gradient_kernel(Difference difference) {
  const kernels::Table& kernels = active_kernels();
  switch (difference) {
    case Difference::squared_error:
      return kernels.squared_errors;
    case Difference::absolute_error:
      return kernels.absolute_errors;
    case Difference::cross_entropy:
      return kernels.cross_entropies;
  }
  return kernels.squared_errors;
}

}  // namespace

double sum_of(Difference difference, std::span<const float> outputs,
              std::span<const float> targets) {
  const auto kernel = sum_kernel(difference);
  return sum_in_pieces(outputs.size(), [&](std::size_t first, std::size_t size) {
    return kernel(outputs.data() + first, targets.data() + first, size);
  });
}

double sum_of(Difference difference, std::span<const double> outputs,
              std::span<const double> targets) {
  double sum = 0;
  for (std::size_t i = 0; i < outputs.size(); ++i) sum += term(difference, outputs[i], targets[i]);
  return sum;
}

double sum_with_gradients(Difference difference, std::span<const float> outputs,
                          std::span<const float> targets, float scale, std::span<float> gradients) {
  const auto kernel = gradient_kernel(difference);
  return sum_in_pieces(outputs.size(), [&](std::size_t first, std::size_t size) {
    return kernel(outputs.data() + first, targets.data() + first, scale, gradients.data() + first,
                  size);
  });
}

double sum_with_gradients(Difference difference, std::span<const double> outputs,
                          std::span<const double> targets, double scale,
                          std::span<double> gradients) {
  const double sum = sum_of(difference, outputs, targets);
  for (std::size_t i = 0; i < outputs.size(); ++i) {
    gradients[i] = scale * derivative(difference, outputs[i], targets[i]);
  }
  return sum;
}

}  // namespace ae
