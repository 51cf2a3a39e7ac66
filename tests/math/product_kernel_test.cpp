// The product of every architecture against plain loops in double precision, in the layouts that a
// dense layer's products have.
#include <array>
#include <cmath>
#include <doctest/doctest.h>
#include <vector>

#include "math/kernel_testing.hpp"
#include "math/reference.hpp"

namespace {

using namespace ae;
using namespace ae::testing;
using kernels::Block;

enum class Form {
  forward,         // activation(X · Wᵀ + bias)
  input_gradient,  // dY · W, times the derivative at X
  weight_gradient,
  transposed_weight_gradient,  // the same elements in memory, but C's rows are dW's columns
};
constexpr Form forms[] = {Form::forward, Form::input_gradient, Form::weight_gradient,
                          Form::transposed_weight_gradient};

constexpr Activation activations[] = {Activation::relu, Activation::leaky_relu, Activation::elu,
                                      Activation::tanh, Activation::sigmoid,    Activation::linear};

struct Shape {
  std::size_t rows;
  std::size_t columns;
  std::size_t depth;
};

/// A product whose factors and result have `gap` floats between their rows.
class Problem {
 public:
  Problem(Form form, const Shape& shape, Activation activation, std::size_t gap = 3)
      : shape_(shape) {
    const auto [rows, columns, depth] = shape;
    const bool a_is_transposed =
        form == Form::weight_gradient || form == Form::transposed_weight_gradient;
    const bool b_is_transposed = form == Form::forward;
    const bool c_is_transposed = form == Form::transposed_weight_gradient;
    const std::size_t a_stride = (a_is_transposed ? rows : depth) + gap;
    const std::size_t b_stride = (b_is_transposed ? depth : columns) + gap;
    const std::size_t c_stride = (c_is_transposed ? rows : columns) + gap;
    // One float off alignment, and nothing behind the last element: a sanitizer sees what reads it.
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
  // The product points into it.
  Problem(const Problem&) = delete;
  Problem& operator=(const Problem&) = delete;

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
    // Whatever a product finds there must not matter.
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
    /// What rounding can add up to: a sum of n products is off by at most n · 2⁻²⁴ · Σ|a·b| (Higham
    /// 2002, equation 3.5), and no activation makes a difference larger.
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

/// Computes the product with every table and compares all of C, the gaps in it and what is around.
void check(const Problem& problem, const Shape& shape) {
  const Problem::Expected expected = problem.expected();
  for (const kernels::Table* table : available_kernels()) {
    CAPTURE(name_of(*table));
    GuardedValues c(problem.c_size(), Problem::untouched);
    problem.compute(*table, problem.whole(), c.data());
    Largest error;
    std::vector<float> gaps(c.values().begin(), c.values().end());
    for (std::size_t i = 0; i < shape.rows; ++i) {
      for (std::size_t j = 0; j < shape.columns; ++j) {
        const std::size_t element = i * shape.columns + j;
        float& result = gaps[problem.place(i, j)];
        error.add(std::abs(static_cast<double>(result) - expected.value[element]) /
                  expected.tolerance[element]);
        result = Problem::untouched;
      }
    }
    CHECK(error.value() <= 1);
    CHECK(gaps == std::vector<float>(gaps.size(), Problem::untouched));
    CHECK(c.surroundings_are_intact());
  }
}

void check_all_forms(const Shape& shape) {
  CAPTURE(shape.rows);
  CAPTURE(shape.columns);
  CAPTURE(shape.depth);
  const std::size_t number = shape.rows + shape.columns + shape.depth;
  for (const Form form : forms) {
    CAPTURE(static_cast<int>(form));
    const Problem problem(form, shape, activations[number % std::size(activations)],
                          number % 2 == 0 ? 0 : 3);
    check(problem, shape);
  }
}

TEST_CASE("the products agree with double-precision arithmetic at every small shape") {
  for (const std::size_t rows : sizes) {
    for (const std::size_t columns : sizes) {
      for (const std::size_t depth : {1U, 2U, 7U, 33U}) {
        if (rows < 783 && columns < 783) check_all_forms({rows, columns, depth});
      }
    }
  }
}

TEST_CASE("the products agree with double-precision arithmetic at shapes far longer than wide") {
  for (const std::size_t size : {1U, 2U, 3U, 5U, 17U, 49U}) {
    check_all_forms({783, size, 7});
    check_all_forms({size, 783, 7});
    check_all_forms({size, 7, 783});
    check_all_forms({7, size, 783});
    check_all_forms({size, size, 783});
  }
  check_all_forms({783, 1, 1});
  check_all_forms({1, 783, 1});
  check_all_forms({1, 1, 783});
}

TEST_CASE("sums of more rows than are packed at a time are as exact as shorter ones") {
  for (const std::size_t depth : {1023U, 1024U, 1025U, 2048U, 2049U, 3333U}) {
    for (const auto& [rows, columns] :
         std::vector<std::array<std::size_t, 2>>{{1, 1}, {5, 7}, {9, 50}, {17, 97}, {2, 49}}) {
      check_all_forms({rows, columns, depth});
    }
  }
}

TEST_CASE("every activation, its derivative, and no bias are fused into every kind of product") {
  for (const Shape& shape : {Shape{13, 37, 19}, Shape{3, 37, 19}, Shape{13, 2, 19}}) {
    for (const Activation activation : activations) {
      CAPTURE(static_cast<int>(activation));
      check(Problem(Form::input_gradient, shape, activation), shape);
      Problem forward(Form::forward, shape, activation);
      check(forward, shape);
      forward.leave_out_bias();
      check(forward, shape);
    }
  }
}

/// The shapes at which blocks are tried: tiles and their remainders, both kinds of dot products,
/// and more rows of B than are packed at a time.
constexpr Shape cut_shapes[] = {{19, 101, 37}, {3, 101, 37}, {101, 3, 37}, {11, 53, 1500}};

TEST_CASE("any division of a product into blocks gives the same bits") {
  for (const kernels::Table* table : available_kernels()) {
    CAPTURE(name_of(*table));
    for (const Form form : forms) {
      CAPTURE(static_cast<int>(form));
      for (const Shape& shape : cut_shapes) {
        const Problem problem(form, shape, Activation::tanh);
        const std::vector<float> whole = problem.computed(*table);
        int differences = 0;
        const std::size_t cuts = std::max(shape.rows, shape.columns);
        for (std::size_t cut = 1; cut < cuts; cut += shape.depth > 1000 ? 7 : 1) {
          const std::size_t row = 1 + cut % (shape.rows - 1);
          const std::size_t column = 1 + cut % (shape.columns - 1);
          std::vector<float> c(problem.c_size(), Problem::untouched);
          for (const Block& block :
               {Block{row, shape.rows, 0, column}, Block{0, row, column, shape.columns},
                Block{0, row, 0, column}, Block{row, shape.rows, column, shape.columns}}) {
            problem.compute(*table, block, c.data());
          }
          if (!same_bits(c, whole)) ++differences;
        }
        CHECK(differences == 0);
      }
    }
  }
}

TEST_CASE("an element computed alone has the bits it has in the whole product") {
  for (const kernels::Table* table : available_kernels()) {
    CAPTURE(name_of(*table));
    for (const Form form : forms) {
      CAPTURE(static_cast<int>(form));
      for (const Shape& shape : {Shape{9, 50, 21}, Shape{4, 50, 21}, Shape{9, 4, 21}}) {
        const Problem problem(form, shape, Activation::sigmoid);
        std::vector<float> c(problem.c_size(), Problem::untouched);
        for (std::size_t i = 0; i < shape.rows; ++i) {
          for (std::size_t j = 0; j < shape.columns; ++j) {
            problem.compute(*table, {i, i + 1, j, j + 1}, c.data());
          }
        }
        CHECK(same_bits(c, problem.computed(*table)));
      }
    }
  }
}

TEST_CASE("a block writes its own elements and no others") {
  for (const kernels::Table* table : available_kernels()) {
    CAPTURE(name_of(*table));
    for (const Form form : forms) {
      CAPTURE(static_cast<int>(form));
      for (const Shape& shape : cut_shapes) {
        const Problem problem(form, shape, Activation::elu);
        const std::vector<float> whole = problem.computed(*table);
        const Block block = {shape.rows / 3, shape.rows / 3 + shape.rows / 2, shape.columns / 3,
                             shape.columns / 3 + shape.columns / 2};
        std::vector<float> expected(problem.c_size(), Problem::untouched);
        for (std::size_t i = block.first_row; i < block.last_row; ++i) {
          for (std::size_t j = block.first_column; j < block.last_column; ++j) {
            expected[problem.place(i, j)] = whole[problem.place(i, j)];
          }
        }
        GuardedValues c(problem.c_size(), Problem::untouched);
        problem.compute(*table, block, c.data());
        CHECK(same_bits(c.values(), expected));
        CHECK(c.surroundings_are_intact());
      }
    }
  }
}

TEST_CASE("a product has the same bits wherever in memory its result lies") {
  for (const kernels::Table* table : available_kernels()) {
    CAPTURE(name_of(*table));
    for (const Form form : forms) {
      const Problem problem(form, {13, 59, 29}, Activation::tanh);
      const std::vector<float> expected = problem.computed(*table);
      for (std::size_t offset = 0; offset < 16; ++offset) {
        std::vector<float> memory(offset + problem.c_size(), Problem::untouched);
        problem.compute(*table, problem.whole(), memory.data() + offset);
        CHECK(same_bits(std::span(memory).subspan(offset), expected));
      }
    }
  }
}

TEST_CASE("NaN and infinity reach the row or column of their element and no others") {
  constexpr float infinity = std::numeric_limits<float>::infinity();
  for (const kernels::Table* table : available_kernels()) {
    CAPTURE(name_of(*table));
    for (const Form form : forms) {
      CAPTURE(static_cast<int>(form));
      for (const Shape& shape : cut_shapes) {
        const Activation activation = form == Form::forward ? Activation::relu : Activation::linear;
        const std::vector<float> clean = Problem(form, shape, activation).computed(*table);
        const auto check_poisoned = [&](const Problem& problem, auto is_poisoned) {
          const std::vector<float> c = problem.computed(*table);
          int wrong = 0;
          for (std::size_t i = 0; i < shape.rows; ++i) {
            for (std::size_t j = 0; j < shape.columns; ++j) {
              const float value = c[problem.place(i, j)];
              const bool is_right =
                  is_poisoned(i, j) ? std::isnan(value) : value == clean[problem.place(i, j)];
              if (!is_right) ++wrong;
            }
          }
          CHECK(wrong == 0);
        };
        for (const std::size_t k : {std::size_t{0}, shape.depth - 1}) {
          const std::size_t row = shape.rows - 1;
          Problem in_a(form, shape, activation);
          in_a.a(row, k) = NAN;
          check_poisoned(in_a, [&](std::size_t i, std::size_t) { return i == row; });

          const std::size_t column = shape.columns - 2;
          Problem in_b(form, shape, activation);
          in_b.b(k, column) = NAN;
          check_poisoned(in_b, [&](std::size_t, std::size_t j) { return j == column; });

          // Infinity less infinity is NaN.
          Problem infinite(form, shape, activation);
          infinite.a(0, k) = infinity;
          infinite.a(0, (k + 1) % shape.depth) = infinity;
          for (std::size_t j = 0; j < shape.columns; ++j) {
            infinite.b(k, j) = 1;
            infinite.b((k + 1) % shape.depth, j) = -1;
          }
          const std::vector<float> c = infinite.computed(*table);
          for (std::size_t j = 0; j < shape.columns; ++j)
            CHECK(std::isnan(c[infinite.place(0, j)]));
          for (std::size_t i = 1; i < shape.rows; ++i)
            CHECK(std::isfinite(c[infinite.place(i, 0)]));
        }
        if (form == Form::forward) {
          Problem in_bias(form, shape, activation);
          in_bias.bias(1) = NAN;
          check_poisoned(in_bias, [](std::size_t, std::size_t j) { return j == 1; });
        }
      }
    }
  }
}

}  // namespace
