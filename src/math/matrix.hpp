#pragma once

#include <Eigen/Core>

namespace ae {

using Index = Eigen::Index;

/// A row-major matrix, one sample per row: [batch × features].
template <typename T>
using Matrix = Eigen::Matrix<T, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

/// A row-major matrix over memory that another object owns.
template <typename T>
using MatrixView = Eigen::Map<Matrix<T>>;
template <typename T>
using ConstMatrixView = Eigen::Map<const Matrix<T>>;

template <typename T>
ConstMatrixView<T> view(const Matrix<T>& matrix) {
  return {matrix.data(), matrix.rows(), matrix.cols()};
}

}  // namespace ae
