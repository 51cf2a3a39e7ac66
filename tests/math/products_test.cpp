// A dense layer's products as the network calls them, on every architecture and number of threads.
#include "math/products.hpp"

#include <array>
#include <doctest/doctest.h>
#include <string>

#include "math/kernel_testing.hpp"

namespace {

using namespace ae;
using namespace ae::testing;

/// What goes into a dense layer and comes out of it, in one precision.
template <typename T>
struct Layer {
  Matrix<T> input;
  Matrix<T> weight;
  Matrix<T> bias;
  Matrix<T> output_gradient;
  Matrix<T> output{output_gradient.rows(), weight.rows()};
  Matrix<T> weight_gradient{weight.rows(), weight.cols()};
  Matrix<T> bias_gradient{1, bias.cols()};
  Matrix<T> input_gradient{input.rows(), input.cols()};

  static MatrixView<T> view(Matrix<T>& matrix) {
    return {matrix.data(), matrix.rows(), matrix.cols()};
  }
  static ConstMatrixView<T> const_view(const Matrix<T>& matrix) {
    return {matrix.data(), matrix.rows(), matrix.cols()};
  }

  void compute(Activation activation, bool with_input_gradient = true) {
    affine(const_view(input), const_view(weight), bias.data(), activation, view(output));
    affine_gradients(
        const_view(output_gradient), const_view(input), const_view(weight),
        AffineGradients<T>{.weight = view(weight_gradient),
                           .bias = bias_gradient.data(),
                           .input = with_input_gradient ? view(input_gradient)
                                                        : MatrixView<T>(nullptr, 0, input.cols()),
                           .input_activation = activation});
  }
  [[nodiscard]] auto results() const {
    return std::array{&output, &weight_gradient, &bias_gradient, &input_gradient};
  }
};

Matrix<float> random_matrix(Index rows, Index columns, std::uint32_t stream) {
  const std::vector<float> values =
      random_values(static_cast<std::size_t>(rows * columns), -0.9F, 0.9F, stream);
  return ConstMatrixView<float>(values.data(), rows, columns);
}

Layer<float> random_layer(Index batch, Index inputs, Index outputs) {
  return {random_matrix(batch, inputs, 60), random_matrix(outputs, inputs, 61),
          random_matrix(1, outputs, 62), random_matrix(batch, outputs, 63)};
}

struct Shape {
  Index batch;
  Index inputs;
  Index outputs;
};

/// A single image, thin codes, wide layers, more inputs and outputs than one piece of anything has,
/// and larger batches than are packed at a time.
constexpr Shape shapes[] = {{1, 1, 1},    {1, 784, 2},  {3, 7, 17},    {33, 31, 2},  {32, 783, 5},
                            {17, 2, 64},  {5, 1, 40},   {9, 40, 1},    {4, 49, 300}, {37, 100, 97},
                            {6, 600, 10}, {6, 10, 600}, {1500, 20, 33}};

TEST_CASE_FIXTURE(KernelFixture, "a layer's products agree with double precision at every shape") {
  for (const kernels::Table* table : available_kernels()) {
    CAPTURE(name_of(*table));
    use_kernels(*table);
    for (const Shape& shape : shapes) {
      CAPTURE(shape.batch);
      CAPTURE(shape.inputs);
      CAPTURE(shape.outputs);
      for (const Activation activation : {Activation::linear, Activation::tanh}) {
        Layer<float> layer = random_layer(shape.batch, shape.inputs, shape.outputs);
        Layer<double> exact = {layer.input.cast<double>(), layer.weight.cast<double>(),
                               layer.bias.cast<double>(), layer.output_gradient.cast<double>()};
        exact.compute(activation);
        layer.compute(activation);
        const Index longest = std::max({shape.batch, shape.inputs, shape.outputs});
        const double tolerance = 2e-7 * static_cast<double>(longest + 4);
        for (std::size_t i = 0; i < exact.results().size(); ++i) {
          CAPTURE(i);
          const Matrix<double> difference =
              layer.results().at(i)->cast<double>() - *exact.results().at(i);
          CHECK(difference.cwiseAbs().maxCoeff() < tolerance);
        }
      }
    }
  }
}

TEST_CASE_FIXTURE(KernelFixture, "a layer's products have the same bits on any number of threads") {
  if (!can_start_threads()) {
    MESSAGE("Left out: this program cannot start threads.");
    return;
  }
  for (const kernels::Table* table : available_kernels()) {
    CAPTURE(name_of(*table));
    use_kernels(*table);
    for (const Shape& shape : shapes) {
      CAPTURE(shape.batch);
      CAPTURE(shape.inputs);
      CAPTURE(shape.outputs);
      set_thread_count(1);
      Layer<float> expected = random_layer(shape.batch, shape.inputs, shape.outputs);
      expected.compute(Activation::elu);
      for (const int threads : {2, 3, 8}) {
        CAPTURE(threads);
        set_thread_count(threads);
        Layer<float> layer = random_layer(shape.batch, shape.inputs, shape.outputs);
        layer.compute(Activation::elu);
        for (std::size_t i = 0; i < layer.results().size(); ++i) {
          CHECK(*layer.results().at(i) == *expected.results().at(i));
        }
      }
    }
  }
}

TEST_CASE("an input's gradient that is not wanted is not written, and the others are the same") {
  Layer<float> wanted = random_layer(9, 40, 50);
  Layer<float> unwanted = random_layer(9, 40, 50);
  unwanted.input_gradient.setConstant(5);
  wanted.compute(Activation::tanh);
  unwanted.compute(Activation::tanh, false);
  CHECK(unwanted.weight_gradient == wanted.weight_gradient);
  CHECK(unwanted.bias_gradient == wanted.bias_gradient);
  CHECK(unwanted.input_gradient == Matrix<float>::Constant(9, 40, 5));
}

}  // namespace
