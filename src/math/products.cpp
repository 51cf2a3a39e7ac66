#include "math/products.hpp"

namespace ae {

template <typename T>
void affine(const ConstMatrixView<T>& input, const ConstMatrixView<T>& weight, const T* bias,
            MatrixView<T> output) {
  output.noalias() = input * weight.transpose();
  output.rowwise() += Eigen::Map<const Eigen::Matrix<T, 1, Eigen::Dynamic>>(bias, output.cols());
}

template <typename T>
void input_gradient_product(const ConstMatrixView<T>& output_gradient,
                            const ConstMatrixView<T>& weight, MatrixView<T> input_gradient) {
  input_gradient.noalias() = output_gradient * weight;
}

template <typename T>
void parameter_gradient_product(const ConstMatrixView<T>& output_gradient,
                                const ConstMatrixView<T>& input, MatrixView<T> weight_gradient,
                                T* bias_gradient) {
  weight_gradient.noalias() = output_gradient.transpose() * input;
  // Row by row: colwise().sum() adds in an order that depends on where bias_gradient lies in
  // memory, so that the same run would not always give the same bits.
  Eigen::Map<Eigen::Matrix<T, 1, Eigen::Dynamic>> sum(bias_gradient, output_gradient.cols());
  sum.setZero();
  for (Index row = 0; row < output_gradient.rows(); ++row) sum += output_gradient.row(row);
}

#define AE_INSTANTIATE(T)                                                                       \
  template void affine<T>(const ConstMatrixView<T>&, const ConstMatrixView<T>&, const T*,       \
                          MatrixView<T>);                                                       \
  template void input_gradient_product<T>(const ConstMatrixView<T>&, const ConstMatrixView<T>&, \
                                          MatrixView<T>);                                       \
  template void parameter_gradient_product<T>(const ConstMatrixView<T>&,                        \
                                              const ConstMatrixView<T>&, MatrixView<T>, T*);
AE_INSTANTIATE(float)
AE_INSTANTIATE(double)
#undef AE_INSTANTIATE

}  // namespace ae
