#include "math/products.hpp"

#include <algorithm>

#include "math/dense_products.hpp"
#include "math/dispatch.hpp"
#include "math/threads.hpp"

namespace ae {
namespace {

/// So many of a bias's gradients are worth a task of their own.
constexpr std::size_t bias_piece = 256;

/// The gradients of outputs first .. first+count-1's biases.
void bias_gradients(const ConstMatrixView<float>& output_gradient, std::size_t first,
                    std::size_t count, float* gradients) {
  active_kernels().column_sums(output_gradient.data() + first, size_of(output_gradient.rows()),
                               count, size_of(output_gradient.cols()), gradients);
}

}  // namespace

void affine(const ConstMatrixView<float>& input, const ConstMatrixView<float>& weight,
            const float* bias, Activation activation, MatrixView<float> output) {
  const kernels::Table& kernels = active_kernels();
  const ProductBlocks blocks(forward_product(input, weight, bias, activation, output), kernels);
  parallel_for(blocks.count(), [&](std::size_t index) { blocks.compute(index, kernels); });
}

void affine_gradients(const ConstMatrixView<float>& output_gradient,
                      const ConstMatrixView<float>& input, const ConstMatrixView<float>& weight,
                      AffineGradients<float> gradients) {
  const kernels::Table& kernels = active_kernels();
  const bool transposed = is_better_transposed(weight.cols(), weight.rows(), kernels);
  const ProductBlocks weight_blocks(
      weight_gradient_product(output_gradient, input, gradients.weight.data(), transposed),
      kernels);
  const ProductBlocks input_blocks =
      gradients.input.rows() == 0
          ? ProductBlocks()
          : ProductBlocks(input_gradient_product(output_gradient, input, weight,
                                                 gradients.input_activation, gradients.input),
                          kernels);
  const std::size_t outputs = size_of(output_gradient.cols());
  const std::size_t products = input_blocks.count() + weight_blocks.count();
  parallel_for(products + pieces(outputs, bias_piece), [&](std::size_t index) {
    if (index < input_blocks.count()) {
      input_blocks.compute(index, kernels);
    } else if (index < products) {
      weight_blocks.compute(index - input_blocks.count(), kernels);
    } else {
      const std::size_t first = (index - products) * bias_piece;
      bias_gradients(output_gradient, first, std::min(bias_piece, outputs - first),
                     gradients.bias + first);
    }
  });
}

}  // namespace ae
