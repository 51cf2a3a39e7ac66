// The products in double precision, as plain loops. They serve the gradient checks; training
// computes in single precision.
#include <span>

#include "math/dense_products.hpp"
#include "math/elementwise.hpp"
#include "math/products.hpp"
#include "math/reference.hpp"

namespace ae {

void multiply(const Factor<double>& a, const Factor<double>& b, MatrixView<double> product) {
  reference::product(size_of(a.rows()), size_of(b.cols()), size_of(a.cols()), a.memory.data(),
                     size_of(a.row_stride()), size_of(a.column_stride()), b.memory.data(),
                     size_of(b.row_stride()), size_of(b.column_stride()), product.data());
}

void affine(const ConstMatrixView<double>& input, const Factor<double>& weight, const double* bias,
            Activation activation, MatrixView<double> output) {
  multiply(input, {weight.memory, !weight.transposed}, output);
  output.rowwise() += Eigen::Map<const Eigen::RowVectorXd>(bias, output.cols());
  activate(activation, std::span<double>(output.data(), size_of(output.size())));
}

void affine_gradients(const ConstMatrixView<double>& output_gradient,
                      const ConstMatrixView<double>& input, const Factor<double>& weight,
                      AffineGradients<double> gradients) {
  if (weight.transposed) {
    multiply({input, true}, output_gradient, gradients.weight);
  } else {
    multiply({output_gradient, true}, input, gradients.weight);
  }
  Eigen::Map<Eigen::RowVectorXd>(gradients.bias, output_gradient.cols()) =
      output_gradient.colwise().sum();
  if (gradients.input.rows() == 0) return;
  multiply(output_gradient, weight, gradients.input);
  multiply_by_derivative(gradients.input_activation,
                         std::span<const double>(input.data(), size_of(input.size())),
                         std::span<double>(gradients.input.data(), size_of(input.size())));
}

}  // namespace ae
