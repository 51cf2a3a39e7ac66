#include "analysis/nearest_neighbours.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "base/error.hpp"
#include "math/products.hpp"
#include "math/threads.hpp"

namespace ae {
namespace {

/// A squared distance, up to a constant, and the index of the training code at that distance. Pairs
/// sort by distance first, then by index.
template <typename T>
using Neighbour = std::pair<T, Index>;

/// The sizes of a block, whose products fit into a core's own cache.
constexpr Index tests_a_block = 256;
constexpr Index trains_a_block = 512;

/// The smallest of many values. `neighbours` is a heap with the largest of them in front.
template <typename T>
class Nearest {
 public:
  explicit Nearest(std::size_t size) : size_(size) { neighbours_.reserve(size); }

  void offer(const T* values, Index count, Index first) {
    for (Index i = 0; i < count; ++i) {
      if (values[i] < bound_) offer(values[i], first + i);
    }
  }

  /// Offers one value. Indices must be offered in ascending order, so that the earlier of two equal
  /// values is kept.
  void offer(T value, Index number) {
    if (neighbours_.size() == size_) {
      if (!(value < neighbours_.front().first)) return;
      std::ranges::pop_heap(neighbours_);
      neighbours_.pop_back();
    }
    neighbours_.emplace_back(value, number);
    std::ranges::push_heap(neighbours_);
    if (neighbours_.size() == size_) bound_ = neighbours_.front().first;
  }

  [[nodiscard]] const std::vector<Neighbour<T>>& neighbours() const { return neighbours_; }
  [[nodiscard]] T greatest() const { return neighbours_.front().first; }

 private:
  std::size_t size_;
  T bound_ = std::numeric_limits<T>::infinity();
  std::vector<Neighbour<T>> neighbours_;
};

/// A search for nearest neighbours in two steps. First, products in single precision give |b|² -
/// 2ab for each training code b, which orders them by their distance from a, except for rounding.
/// Then the exact distances are computed for the nearest codes by this measure, more of them than
/// are needed. Where rounding might have hidden a nearer code, the exact distances of all codes are
/// computed.
class Search {
 public:
  Search(const ConstMatrixView<float>& train, std::size_t k)
      : train_(train), k_(k), kept_(2 * k + 22) {
    // Rounding errors grow with the codes' length, so the codes are centred first.
    mean_ = column_means(train).cast<float>();
    centred_ = train.rowwise() - mean_;
    squared_lengths_.resize(static_cast<std::size_t>(train.rows()));
    for (Index i = 0; i < train.rows(); ++i) {
      squared_lengths_[static_cast<std::size_t>(i)] =
          static_cast<float>(centred_.row(i).cast<double>().squaredNorm());
    }
  }

  /// Calls found(row, neighbours) for a block of rows of `test` from `first` on, with k neighbours
  /// each.
  template <typename Found>
  void search(const ConstMatrixView<float>& test, Index first, const Found& found) const {
    const Index rows = std::min(tests_a_block, test.rows() - first);
    const Matrix<float> queries = -2 * (test.middleRows(first, rows).rowwise() - mean_);
    std::vector<Nearest<float>> nearest(static_cast<std::size_t>(rows), Nearest<float>(kept_));
    Matrix<float> products(rows, trains_a_block);
    for (Index start = 0; start < train_.rows(); start += trains_a_block) {
      const Index count = std::min(trains_a_block, train_.rows() - start);
      const ConstMatrixView<float> trains(centred_.data() + start * centred_.cols(), count,
                                          centred_.cols());
      affine({queries.data(), rows, queries.cols()}, trains, squared_lengths_.data() + start,
             Activation::linear, {products.data(), rows, count});
      for (Index row = 0; row < rows; ++row) {
        nearest[static_cast<std::size_t>(row)].offer(products.data() + row * count, count, start);
      }
    }
    for (Index row = 0; row < rows; ++row) {
      found(first + row, exact(test.data() + (first + row) * test.cols(),
                               queries.row(row).cast<double>().norm() / 2,
                               nearest[static_cast<std::size_t>(row)]));
    }
  }

 private:
  std::vector<Neighbour<double>> exact(const float* query, double length,
                                       const Nearest<float>& candidates) const {
    std::vector<Index> numbers;
    for (const auto& [value, number] : candidates.neighbours()) numbers.push_back(number);
    std::ranges::sort(numbers);
    Nearest<double> nearest(k_);
    for (const Index number : numbers) nearest.offer(distance(query, number), number);
    if (may_have_missed(length, nearest.greatest(), candidates)) {
      nearest = Nearest<double>(k_);
      for (Index i = 0; i < train_.rows(); ++i) nearest.offer(distance(query, i), i);
    }
    return nearest.neighbours();
  }

  /// Returns whether rounding may have hidden a nearer code. A code that is nearer than `greatest`
  /// has at most the length `reach`, and the rounding error of its measure is then at most `error`
  /// (Higham 2002, equation 3.5, with a margin for the roundings around it).
  bool may_have_missed(double length, double greatest, const Nearest<float>& candidates) const {
    if (static_cast<Index>(candidates.neighbours().size()) == train_.rows()) return false;
    const double reach = length + std::sqrt(greatest);
    const double error = static_cast<double>(train_.cols() + 8) *
                         static_cast<double>(std::numeric_limits<float>::epsilon()) *
                         (reach * reach + 2 * length * reach);
    return static_cast<double>(candidates.greatest()) - error <= greatest - length * length;
  }

  double distance(const float* query, Index number) const {
    const float* code = train_.data() + number * train_.cols();
    double sum = 0;
    for (Index i = 0; i < train_.cols(); ++i) {
      const double difference = static_cast<double>(query[i]) - static_cast<double>(code[i]);
      sum += difference * difference;
    }
    return sum;
  }

  ConstMatrixView<float> train_;
  std::size_t k_;
  std::size_t kept_;
  Eigen::RowVectorXf mean_;
  Matrix<float> centred_;
  std::vector<float> squared_lengths_;
};

std::uint8_t most_frequent(const std::vector<Neighbour<double>>& neighbours,
                           std::span<const std::uint8_t> labels) {
  std::array<std::size_t, 256> votes{};
  for (const auto& [distance, number] : neighbours)
    ++votes[labels[static_cast<std::size_t>(number)]];
  return static_cast<std::uint8_t>(std::ranges::max_element(votes) - votes.begin());
}

}  // namespace

double nearest_neighbour_accuracy(const LabelledCodes& train, const LabelledCodes& test,
                                  std::size_t k) {
  check_codes(train, test);
  if (k < 1 || k > 1000 || k > train.labels.size()) {
    throw InputError("The number of neighbours is " + std::to_string(k) +
                     ", but must be from 1 to 1000 and no more than the " +
                     std::to_string(train.labels.size()) + " training codes.");
  }
  const Search search(train.codes, k);
  std::vector<std::uint8_t> right(test.labels.size());
  parallel_for_chunks(right.size(), tests_a_block, [&](std::size_t first, std::size_t /*rows*/) {
    search.search(test.codes, static_cast<Index>(first), [&](Index row, const auto& neighbours) {
      const auto image = static_cast<std::size_t>(row);
      right[image] = most_frequent(neighbours, train.labels) == test.labels[image] ? 1 : 0;
    });
  });
  return static_cast<double>(std::ranges::count(right, 1)) / static_cast<double>(right.size());
}

}  // namespace ae
