#include "math/products.hpp"

#include <algorithm>

#include "math/dense_products.hpp"
#include "math/dispatch.hpp"
#include "math/threads.hpp"

namespace ae {
namespace {

/// The number of biases whose gradients are worth a task of their own.
constexpr std::size_t bias_piece = 256;

/// Sets the gradients of `count` biases, those of outputs `first` and following.
void bias_gradients(const ConstMatrixView<float>& output_gradient, std::size_t first,
                    std::size_t count, float* gradients) {
  active_kernels().column_sums(output_gradient.data() + first, size_of(output_gradient.rows()),
                               count, size_of(output_gradient.cols()), gradients);
}

void compute(const kernels::Product& product) {
  const kernels::Table& kernels = active_kernels();
  const ProductBlocks blocks(product, kernels);
  parallel_for(blocks.count(), [&](std::size_t index) { blocks.compute(index, kernels); });
}

}  // namespace

void multiply(const Factor<float>& a, const Factor<float>& b, MatrixView<float> product) {
  compute(product_of(a, b, product));
}

void affine(const ConstMatrixView<float>& input, const Factor<float>& weight, const float* bias,
            Activation activation, MatrixView<float> output) {
  compute(forward_product(input, weight, bias, activation, output));
}

void affine_gradients(const ConstMatrixView<float>& output_gradient,
                      const ConstMatrixView<float>& input, const Factor<float>& weight,
                      AffineGradients<float> gradients) {
  const kernels::Table& kernels = active_kernels();
  const ProductBlocks weight_blocks(
      weight_gradient_product(output_gradient, input, weight.transposed, gradients.weight, kernels),
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
