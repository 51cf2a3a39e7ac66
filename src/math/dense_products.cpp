#include "math/dense_products.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "math/threads.hpp"

namespace ae {

namespace {

/// Returns whether a product is better computed transposed, because its columns would fill only a
/// small part of a panel.
bool is_better_transposed(const MatrixView<float>& product, const kernels::Table& kernels) {
  return product.cols() < product.rows() && 4 * size_of(product.cols()) < kernels.panel_columns;
}

}  // namespace

kernels::Product product_of(const Factor<float>& a, const Factor<float>& b,
                            MatrixView<float> product) {
  return {.rows = size_of(a.rows()),
          .columns = size_of(b.cols()),
          .depth = size_of(a.cols()),
          .a = a.memory.data(),
          .a_row_stride = size_of(a.row_stride()),
          .a_column_stride = size_of(a.column_stride()),
          .b = b.memory.data(),
          .b_row_stride = size_of(b.row_stride()),
          .b_column_stride = size_of(b.column_stride()),
          .c = product.data(),
          .c_row_stride = size_of(product.cols()),
          .c_column_stride = 1,
          .bias = nullptr,
          .activation = Activation::linear,
          .derivative_at = nullptr};
}

kernels::Product forward_product(const ConstMatrixView<float>& input, const Factor<float>& weight,
                                 const float* bias, Activation activation,
                                 MatrixView<float> output) {
  kernels::Product product = product_of(input, {weight.memory, !weight.transposed}, output);
  product.bias = bias;
  product.activation = activation;
  return product;
}

kernels::Product weight_gradient_product(const ConstMatrixView<float>& output_gradient,
                                         const ConstMatrixView<float>& input, bool transposed,
                                         MatrixView<float> weight_gradient,
                                         const kernels::Table& kernels) {
  const ConstMatrixView<float>& left = transposed ? input : output_gradient;
  const ConstMatrixView<float>& right = transposed ? output_gradient : input;
  if (!is_better_transposed(weight_gradient, kernels)) {
    return product_of({left, true}, right, weight_gradient);
  }
  kernels::Product product = product_of({right, true}, left, weight_gradient);
  std::swap(product.c_row_stride, product.c_column_stride);
  return product;
}

kernels::Product input_gradient_product(const ConstMatrixView<float>& output_gradient,
                                        const ConstMatrixView<float>& input,
                                        const Factor<float>& weight, Activation activation,
                                        MatrixView<float> input_gradient) {
  kernels::Product product = product_of(output_gradient, weight, input_gradient);
  product.activation = activation;
  product.derivative_at = input.data();
  return product;
}

ProductBlocks::ProductBlocks(const kernels::Product& product, const kernels::Table& kernels)
    : product_(product),
      panel_(kernels.panel_columns),
      panels_(pieces(product.columns, kernels.panel_columns)) {
  const auto threads = static_cast<std::size_t>(thread_count());
  // Several blocks for each thread even out the differences in the threads' speed.
  const std::size_t bands = threads == 1 || panels_ >= 3 * threads ? 1
                            : panels_ == 1                         ? threads
                                                                   : pieces(2 * threads, panels_);
  // Each band packs its panel anew, and that cost must be small beside the products of the band's
  // rows.
  const std::size_t least_band = 4 * kernels.tile_rows;
  band_ = pieces(std::max(pieces(product.rows, bands), least_band), kernels.tile_rows) *
          kernels.tile_rows;
  count_ = panels_ * pieces(product.rows, band_);
}

void ProductBlocks::compute(std::size_t index, const kernels::Table& kernels) const {
  const std::size_t row = index / panels_ * band_;
  const std::size_t column = index % panels_ * panel_;
  kernels.product(product_,
                  {.first_row = row,
                   .last_row = std::min(row + band_, product_.rows),
                   .first_column = column,
                   .last_column = std::min(column + panel_, product_.columns)},
                  packing_scratch());
}

float* packing_scratch() {
  alignas(64) thread_local std::array<float, kernels::most_scratch> floats;
  return floats.data();
}

}  // namespace ae
