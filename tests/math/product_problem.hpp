#pragma once

// Products in the layouts of a dense layer's products, for the tests of the kernels.

#include <array>
#include <cmath>
#include <vector>

#include "math/kernel_testing.hpp"
#include "math/reference.hpp"

namespace ae::testing {

using kernels::Block;

enum class Form {
  forward,         // activation(X · Wᵀ + bias)
  input_gradient,  // dY · W, multiplied by the derivative at X
  weight_gradient,
  transposed_weight_gradient,  // the same elements in memory, where C's rows are the columns of dW
};
inline constexpr Form forms[] = {Form::forward, Form::input_gradient, Form::weight_gradient,
                                 Form::transposed_weight_gradient};

struct Shape {
  std::size_t rows;
  std::size_t columns;
  std::size_t depth;
};

/// A product whose factors and result have `gap` floats between their rows.
class ProductProblem {
 public:
  ProductProblem(Form form, const Shape& shape, Activation activation, std::size_t gap = 3)
      : shape_(shape) {
    const auto [rows, columns, depth] = shape;
    const bool a_is_transposed =
        form == Form::weight_gradient || form == Form::transposed_weight_gradient;
    const bool b_is_transposed = form == Form::forward;
    const bool c_is_transposed = form == Form::transposed_weight_gradient;
    const std::size_t a_stride = (a_is_transposed ? rows : depth) + gap;
    const std::size_t b_stride = (b_is_transposed ? depth : columns) + gap;
    const std::size_t c_stride = (c_is_transposed ? rows : columns) + gap;
    // The factors lie one float off alignment, and nothing follows their last element, so that a
    // sanitizer notices reads beyond it.
    a_ = random_values(1 + a_stride * (a_is_transposed ? depth : rows) - gap, -1, 1, 1);
    b_ = random_values(1 + b_stride * (b_is_transposed ? columns : depth) - gap, -1, 1, 2);
    bias_ = random_values(1 + columns, -1, 1, 3);
    c_size_ = c_stride * (c_is_transposed ? columns : rows) - gap;
    derivative_at_ = random_values(1 + c_size_, -0.9F, 0.9F, 4);
    product_ = {
        .rows = rows,
        .columns = columns,
        .depth = depth,
        .a = a_.data() + 1,
        .a_row_stride = a_is_transposed ? 1 : a_stride,
        .a_column_stride = a_is_transposed ? a_stride : 1,
        .b = b_.data() + 1,
        .b_row_stride = b_is_transposed ? 1 : b_stride,
        .b_column_stride = b_is_transposed ? b_stride : 1,
        .c = nullptr,
        .c_row_stride = c_is_transposed ? 1 : c_stride,
        .c_column_stride = c_is_transposed ? c_stride : 1,
        .bias = form == Form::forward ? bias_.data() + 1 : nullptr,
        .activation = a_is_transposed ? Activation::linear : activation,
        .derivative_at = form == Form::input_gradient ? derivative_at_.data() + 1 : nullptr};
  }
  // The product points into this object.
  ProductProblem(const ProductProblem&) = delete;
  ProductProblem& operator=(const ProductProblem&) = delete;

  [[nodiscard]] std::size_t c_size() const { return c_size_; }
  [[nodiscard]] Block whole() const { return {0, shape_.rows, 0, shape_.columns}; }
  [[nodiscard]] std::size_t place(std::size_t row, std::size_t column) const {
    return row * product_.c_row_stride + column * product_.c_column_stride;
  }
  float& a(std::size_t row, std::size_t k) {
    return a_[1 + row * product_.a_row_stride + k * product_.a_column_stride];
  }
  float& b(std::size_t k, std::size_t column) {
    return b_[1 + k * product_.b_row_stride + column * product_.b_column_stride];
  }
  float& bias(std::size_t column) { return bias_[1 + column]; }
  void leave_out_bias() { product_.bias = nullptr; }

  void compute(const kernels::Table& table, const Block& block, float* c) const {
    alignas(64) static std::array<float, kernels::most_scratch> scratch;
    // The content of the scratch memory must not matter.
    scratch.fill(NAN);
    kernels::Product product = product_;
    product.c = c;
    table.product(product, block, scratch.data());
  }
  [[nodiscard]] std::vector<float> computed(const kernels::Table& table) const {
    std::vector<float> c(c_size_, untouched);
    compute(table, whole(), c.data());
    return c;
  }

  static constexpr float untouched = 77.0F;

  struct Expected {
    std::vector<double> value;
    /// The largest sum of rounding errors: a sum of n products is off by at most n · 2⁻²⁴ · Σ|a·b|
    /// (Higham 2002, equation 3.5), and no activation enlarges a difference.
    std::vector<double> tolerance;
  };
  [[nodiscard]] Expected expected() const {
    const auto [rows, columns, depth] = shape_;
    const auto multiply = [&](const std::vector<double>& a, const std::vector<double>& b) {
      std::vector<double> c(rows * columns);
      reference::product(rows, columns, depth, a.data() + 1, product_.a_row_stride,
                         product_.a_column_stride, b.data() + 1, product_.b_row_stride,
                         product_.b_column_stride, c.data());
      return c;
    };
    const auto magnitudes = [](std::vector<double> values) {
      for (double& value : values) value = std::abs(value);
      return values;
    };
    const std::vector<double> a = in_double(a_);
    const std::vector<double> b = in_double(b_);
    Expected expected{multiply(a, b), multiply(magnitudes(a), magnitudes(b))};
    for (std::size_t i = 0; i < rows; ++i) {
      for (std::size_t j = 0; j < columns; ++j) {
        double& value = expected.value[i * columns + j];
        double& tolerance = expected.tolerance[i * columns + j];
        const double bias = product_.bias == nullptr ? 0 : static_cast<double>(product_.bias[j]);
        value += bias;
        if (product_.derivative_at == nullptr) {
          value = reference::activated(product_.activation, value);
        } else {
          value *= reference::derivative_at_output(
              product_.activation, static_cast<double>(product_.derivative_at[place(i, j)]));
        }
        tolerance = 0x1p-24 * (static_cast<double>(depth + 8) * (tolerance + std::abs(bias)) +
                               8 * std::abs(value));
      }
    }
    return expected;
  }

 private:
  Shape shape_;
  std::vector<float> a_;
  std::vector<float> b_;
  std::vector<float> bias_;
  std::vector<float> derivative_at_;
  std::size_t c_size_ = 0;
  kernels::Product product_{};
};

}  // namespace ae::testing
