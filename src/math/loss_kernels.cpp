#include "math/loss_kernels.hpp"

#include <algorithm>
#include <array>
#include <numeric>

#include "math/dispatch.hpp"
#include "math/reference.hpp"
#include "math/threads.hpp"

namespace ae {
namespace {

/// Returns Σ part(first, size) over pieces whose bounds depend on `size` only, added up from first
/// to last, so that the sum has the same bits on any number of threads.
template <typename Part>
double sum_in_pieces(std::size_t size, const Part& part) {
  constexpr std::size_t most_pieces = 64;
  // The kernels accumulate in partial sums of at most 1024 elements; a piece holds a whole number
  // of them.
  constexpr std::size_t unit = 1024;
  const std::size_t piece = std::max(elementwise_chunk, (size / most_pieces + unit) / unit * unit);
  std::array<double, most_pieces> sums{};
  parallel_for_chunks(size, piece, [&](std::size_t first, std::size_t count) {
    sums[first / piece] = part(first, count);
  });
  return std::accumulate(sums.begin(), sums.end(), 0.0);
}

double term(Loss loss, double output, double target, double delta) {
  switch (loss) {
    case Loss::mse:
      return reference::squared_error(output, target);
    case Loss::l1:
      return std::abs(output - target);
    case Loss::huber:
      return reference::huber(output, target, delta);
    case Loss::bce:
      return reference::cross_entropy(output, target);
  }
  return 0;
}

double derivative(Loss loss, double output, double target, double delta) {
  switch (loss) {
    case Loss::mse:
      return 2 * (output - target);
    case Loss::l1:
      return static_cast<double>((output > target) - (output < target));
    case Loss::huber:
      return std::clamp(output - target, -delta, delta);
    case Loss::bce:
      return reference::activated(Activation::sigmoid, output) - target;
  }
  return 0;
}

const kernels::LossKernels& kernels_of(Loss loss) {
  const kernels::Table& kernels = active_kernels();
  switch (loss) {
    case Loss::mse:
      return kernels.squared_error;
    case Loss::l1:
      return kernels.absolute_error;
    case Loss::huber:
      return kernels.huber;
    case Loss::bce:
      return kernels.cross_entropy;
  }
  return kernels.squared_error;
}

}  // namespace

double sum_of(Loss loss, std::span<const float> outputs, std::span<const float> targets,
              double delta) {
  const kernels::LossKernels& kernels = kernels_of(loss);
  return sum_in_pieces(outputs.size(), [&](std::size_t first, std::size_t size) {
    return kernels.sum(outputs.data() + first, targets.data() + first, static_cast<float>(delta),
                       size);
  });
}

double sum_of(Loss loss, std::span<const double> outputs, std::span<const double> targets,
              double delta) {
  double sum = 0;
  for (std::size_t i = 0; i < outputs.size(); ++i) {
    sum += term(loss, outputs[i], targets[i], delta);
  }
  return sum;
}

double sum_with_gradients(Loss loss, std::span<const float> outputs, std::span<const float> targets,
                          double delta, float scale, std::span<float> gradients) {
  const kernels::LossKernels& kernels = kernels_of(loss);
  return sum_in_pieces(outputs.size(), [&](std::size_t first, std::size_t size) {
    return kernels.sum_with_gradients(outputs.data() + first, targets.data() + first,
                                      static_cast<float>(delta), scale, gradients.data() + first,
                                      size);
  });
}

double sum_with_gradients(Loss loss, std::span<const double> outputs,
                          std::span<const double> targets, double delta, double scale,
                          std::span<double> gradients) {
  const double sum = sum_of(loss, outputs, targets, delta);
  for (std::size_t i = 0; i < outputs.size(); ++i) {
    gradients[i] = scale * derivative(loss, outputs[i], targets[i], delta);
  }
  return sum;
}

}  // namespace ae
