#include "analysis/moments.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "base/error.hpp"
#include "math/products.hpp"
#include "math/threads.hpp"

namespace ae {
namespace {

/// The number of rows that are multiplied at a time: enough to keep the kernels busy, few enough
/// that sums in single precision stay exact.
constexpr Index portion = 256;

/// The limit on values: a float can hold the square of each, and the sum of a portion of squares.
constexpr float largest_value = 1e17F;

}  // namespace

Moments::Moments(Index features) {
  if (features < 1 || features > most_features) {
    throw InputError("The rows have " + std::to_string(features) +
                     " values, but a covariance is computed of 1 to " +
                     std::to_string(most_features) + ".");
  }
  const auto size = static_cast<std::size_t>(features);
  mean_.assign(size, 0.0);
  difference_.resize(size);
  scatter_ = Matrix<double>::Zero(features, features);
  product_.resize(features, features);
}

void Moments::add(const ConstMatrixView<float>& rows) {
  if (rows.cols() != features()) {
    throw InputError("A row has " + std::to_string(rows.cols()) + " values, but " +
                     std::to_string(features()) + " were expected.");
  }
  const float* end = rows.data() + rows.size();
  const float* wrong = std::find_if(
      rows.data(), end, [](float value) { return !(std::abs(value) <= largest_value); });
  if (wrong != end) {
    throw InputError("Row " + std::to_string((wrong - rows.data()) / rows.cols()) + " holds " +
                     (std::isfinite(*wrong) ? "a number above 1e17" : "NaN or infinity") +
                     ", but a covariance needs finite numbers that can be squared.");
  }
  for (Index first = 0; first < rows.rows(); first += portion) {
    const Index count = std::min(portion, rows.rows() - first);
    add_portion({rows.data() + first * rows.cols(), count, rows.cols()});
  }
}

void Moments::add_portion(const ConstMatrixView<float>& rows) {
  const Index width = features();
  centred_.resize(rows.rows(), width);
  const auto size = static_cast<double>(rows.rows());
  parallel_for_chunks(mean_.size(), 16, [&](std::size_t first, std::size_t columns) {
    for (std::size_t column = first; column < first + columns; ++column) {
      const auto i = static_cast<Index>(column);
      double sum = 0;
      for (Index row = 0; row < rows.rows(); ++row) sum += static_cast<double>(rows(row, i));
      const double mean = sum / size;
      for (Index row = 0; row < rows.rows(); ++row) {
        centred_(row, i) = static_cast<float>(static_cast<double>(rows(row, i)) - mean);
      }
      difference_[column] = mean - mean_[column];
    }
  });
  const ConstMatrixView<float> centred(centred_.data(), rows.rows(), width);
  multiply({centred, true}, centred, {product_.data(), width, width});

  const auto before = static_cast<double>(count_);
  const double weight = before * size / (before + size);
  parallel_for_chunks(mean_.size(), 16, [&](std::size_t first, std::size_t count) {
    for (std::size_t row = first; row < first + count; ++row) {
      const double scaled = weight * difference_[row];
      const float* added = product_.data() + row * mean_.size();
      double* sums = scatter_.data() + row * mean_.size();
      for (std::size_t column = 0; column < mean_.size(); ++column) {
        sums[column] += static_cast<double>(added[column]) + scaled * difference_[column];
      }
    }
  });
  for (std::size_t i = 0; i < mean_.size(); ++i)
    mean_[i] += difference_[i] * size / (before + size);
  count_ += rows.rows();
}

Matrix<double> Moments::covariance() const {
  return scatter_ / static_cast<double>(std::max<Index>(count_ - 1, 1));
}

}  // namespace ae
