// The products in double precision, as plain loops: gradients are checked in it, nothing is
// trained.
#include <span>

#include "math/dense_products.hpp"
#include "math/elementwise.hpp"
#include "math/products.hpp"
#include "math/reference.hpp"

namespace ae {

void affine(const ConstMatrixView<double>& input, const ConstMatrixView<double>& weight,
            const double* bias, Activation activation, MatrixView<double> output) {
  reference::product(size_of(output.rows()), size_of(output.cols()), size_of(input.cols()),
                     input.data(), size_of(input.cols()), 1, weight.data(), 1,
                     size_of(weight.cols()), output.data());
  output.rowwise() += Eigen::Map<const Eigen::RowVectorXd>(bias, output.cols());
  activate(activation, std::span<double>(output.data(), size_of(output.size())));
}

void affine_gradients(const ConstMatrixView<double>& output_gradient,
                      const ConstMatrixView<double>& input, const ConstMatrixView<double>& weight,
                      AffineGradients<double> gradients) {
  const std::size_t batch = size_of(input.rows());
  const std::size_t inputs = size_of(input.cols());
  const std::size_t outputs = size_of(output_gradient.cols());
  reference::product(outputs, inputs, batch, output_gradient.data(), 1, outputs, input.data(),
                     inputs, 1, gradients.weight.data());
  Eigen::Map<Eigen::RowVectorXd>(gradients.bias, output_gradient.cols()) =
      output_gradient.colwise().sum();
  if (gradients.input.rows() == 0) return;
  reference::product(batch, inputs, outputs, output_gradient.data(), outputs, 1, weight.data(),
                     inputs, 1, gradients.input.data());
  multiply_by_derivative(gradients.input_activation,
                         std::span<const double>(input.data(), batch * inputs),
                         std::span<double>(gradients.input.data(), batch * inputs));
}

}  // namespace ae
