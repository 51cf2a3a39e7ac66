#include "analysis/structural_similarity.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "base/error.hpp"
#include "math/threads.hpp"

namespace ae {
namespace {

/// Returns the weights of a one-dimensional window; the two-dimensional window is the product of
/// two.
std::vector<double> window_weights(Index pixels) {
  constexpr Index usual_side = 11;
  constexpr double sigma = 1.5;
  const Index side = std::min(usual_side, pixels - 1 + pixels % 2);
  std::vector<double> weights;
  const Index middle = side / 2;
  double sum = 0;
  for (Index i = 0; i < side; ++i) {
    const auto distance = static_cast<double>(i - middle);
    weights.push_back(std::exp(-distance * distance / (2 * sigma * sigma)));
    sum += weights.back();
  }
  for (double& weight : weights) weight /= sum;
  return weights;
}

/// The quantities that a window measures: the weighted means of x, y, x², y² and xy.
using Sums = std::array<double, 5>;

void add(Sums& sums, double weight, const Sums& more) {
  for (std::size_t i = 0; i < sums.size(); ++i) sums[i] += weight * more[i];
}

/// Returns the similarity of one window (Wang et al. 2004, equation 13).
double similarity(const Sums& means) {
  constexpr double c1 = 0.01 * 0.01;
  constexpr double c2 = 0.03 * 0.03;
  const auto [x, y, xx, yy, xy] = means;
  return (2 * x * y + c1) * (2 * (xy - x * y) + c2) /
         ((x * x + y * y + c1) * (xx - x * x + yy - y * y + c2));
}

class Comparison {
 public:
  Comparison(Index rows, Index columns)
      : rows_(static_cast<std::size_t>(rows)),
        columns_(static_cast<std::size_t>(columns)),
        down_(window_weights(rows)),
        across_(window_weights(columns)) {}

  [[nodiscard]] double of(const float* x, const float* y) const {
    const std::size_t places_down = rows_ - down_.size() + 1;
    const std::size_t places_across = columns_ - across_.size() + 1;
    std::vector<Sums> columns(columns_);  // the sums down a band of rows
    double total = 0;
    for (std::size_t top = 0; top < places_down; ++top) {
      std::ranges::fill(columns, Sums{});
      for (std::size_t i = 0; i < down_.size(); ++i) {
        for (std::size_t column = 0; column < columns_; ++column) {
          const std::size_t pixel = (top + i) * columns_ + column;
          const auto a = static_cast<double>(x[pixel]);
          const auto b = static_cast<double>(y[pixel]);
          add(columns[column], down_[i], {a, b, a * a, b * b, a * b});
        }
      }
      for (std::size_t left = 0; left < places_across; ++left) {
        Sums means{};
        for (std::size_t i = 0; i < across_.size(); ++i) add(means, across_[i], columns[left + i]);
        total += similarity(means);
      }
    }
    return total / static_cast<double>(places_down * places_across);
  }

 private:
  std::size_t rows_;
  std::size_t columns_;
  std::vector<double> down_;
  std::vector<double> across_;
};

std::string shape_of(const ConstMatrixView<float>& images) {
  return std::to_string(images.rows()) + " images of " + std::to_string(images.cols()) + " pixels";
}

}  // namespace

std::vector<float> structural_similarities(const ConstMatrixView<float>& images,
                                           const ConstMatrixView<float>& reconstructions,
                                           Index rows, Index columns) {
  if (images.rows() != reconstructions.rows() || images.cols() != reconstructions.cols() ||
      rows < 1 || columns < 1 || images.cols() != rows * columns) {
    throw InputError("There are " + shape_of(images) + " and reconstructions in the shape of " +
                     shape_of(reconstructions) + ", but both must be as many, of " +
                     std::to_string(rows) + " x " + std::to_string(columns) + " pixels.");
  }
  const Comparison comparison(rows, columns);
  std::vector<float> similarities(static_cast<std::size_t>(images.rows()));
  parallel_for(similarities.size(), [&](std::size_t i) {
    const Index offset = static_cast<Index>(i) * images.cols();
    similarities[i] =
        static_cast<float>(comparison.of(images.data() + offset, reconstructions.data() + offset));
  });
  return similarities;
}

}  // namespace ae
