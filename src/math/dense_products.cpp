#include "math/dense_products.hpp"

#include <algorithm>
#include <array>

#include "math/threads.hpp"

namespace ae {

kernels::Product forward_product(const ConstMatrixView<float>& input,
                                 const ConstMatrixView<float>& weight, const float* bias,
                                 Activation activation, MatrixView<float> output) {
  return {.rows = size_of(input.rows()),
          .columns = size_of(weight.rows()),
          .depth = size_of(input.cols()),
          .a = input.data(),
          .a_row_stride = size_of(input.cols()),
          .a_column_stride = 1,
          .b = weight.data(),
          .b_row_stride = 1,
          .b_column_stride = size_of(weight.cols()),
          .c = output.data(),
          .c_row_stride = size_of(output.cols()),
          .c_column_stride = 1,
          .bias = bias,
          .activation = activation,
          .derivative_at = nullptr};
}

bool is_better_transposed(Index inputs, Index outputs, const kernels::Table& kernels) {
  return inputs < outputs && 4 * size_of(inputs) < kernels.panel_columns;
}

kernels::Product weight_gradient_product(const ConstMatrixView<float>& output_gradient,
                                         const ConstMatrixView<float>& input,
                                         float* weight_gradient, bool transposed) {
  const std::size_t inputs = size_of(input.cols());
  const ConstMatrixView<float>& left = transposed ? input : output_gradient;
  const ConstMatrixView<float>& right = transposed ? output_gradient : input;
  return {.rows = size_of(left.cols()),
          .columns = size_of(right.cols()),
          .depth = size_of(left.rows()),
          .a = left.data(),
          .a_row_stride = 1,
          .a_column_stride = size_of(left.cols()),
          .b = right.data(),
          .b_row_stride = size_of(right.cols()),
          .b_column_stride = 1,
          .c = weight_gradient,
          .c_row_stride = transposed ? 1 : inputs,
          .c_column_stride = transposed ? inputs : 1,
          .bias = nullptr,
          .activation = Activation::linear,
          .derivative_at = nullptr};
}

kernels::Product input_gradient_product(const ConstMatrixView<float>& output_gradient,
                                        const ConstMatrixView<float>& input,
                                        const ConstMatrixView<float>& weight, Activation activation,
                                        MatrixView<float> input_gradient) {
  return {.rows = size_of(output_gradient.rows()),
          .columns = size_of(weight.cols()),
          .depth = size_of(weight.rows()),
          .a = output_gradient.data(),
          .a_row_stride = size_of(output_gradient.cols()),
          .a_column_stride = 1,
          .b = weight.data(),
          .b_row_stride = size_of(weight.cols()),
          .b_column_stride = 1,
          .c = input_gradient.data(),
          .c_row_stride = size_of(input_gradient.cols()),
          .c_column_stride = 1,
          .bias = nullptr,
          .activation = activation,
          .derivative_at = input.data()};
}

ProductBlocks::ProductBlocks(const kernels::Product& product, const kernels::Table& kernels)
    : product_(product),
      panel_(kernels.panel_columns),
      panels_(pieces(product.columns, kernels.panel_columns)) {
  const auto threads = static_cast<std::size_t>(thread_count());
  // Several blocks a thread even out what the threads are slowed down by.
  const std::size_t bands = threads == 1 || panels_ >= 3 * threads ? 1
                            : panels_ == 1                         ? threads
                                                                   : pieces(2 * threads, panels_);
  // A band packs the panel anew, which must be little beside its rows' work.
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
