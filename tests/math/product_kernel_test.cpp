// The product of every architecture against plain loops in double precision.
#include <array>
#include <doctest/doctest.h>

#include "math/product_problem.hpp"

namespace {

using namespace ae;
using namespace ae::testing;

/// Computes the product with every table and compares all of C, the gaps in it and what is around.
void check(const ProductProblem& problem, const Shape& shape) {
  const ProductProblem::Expected expected = problem.expected();
  for (const kernels::Table* table : available_kernels()) {
    CAPTURE(name_of(*table));
    GuardedValues c(problem.c_size(), ProductProblem::untouched);
    problem.compute(*table, problem.whole(), c.data());
    Largest error;
    std::vector<float> gaps(c.values().begin(), c.values().end());
    for (std::size_t i = 0; i < shape.rows; ++i) {
      for (std::size_t j = 0; j < shape.columns; ++j) {
        const std::size_t element = i * shape.columns + j;
        float& result = gaps[problem.place(i, j)];
        error.add(std::abs(static_cast<double>(result) - expected.value[element]) /
                  expected.tolerance[element]);
        result = ProductProblem::untouched;
      }
    }
    CHECK(error.value() <= 1);
    CHECK(gaps == std::vector<float>(gaps.size(), ProductProblem::untouched));
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
    const ProductProblem problem(form, shape, activations[number % std::size(activations)],
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
      check(ProductProblem(Form::input_gradient, shape, activation), shape);
      ProductProblem forward(Form::forward, shape, activation);
      check(forward, shape);
      forward.leave_out_bias();
      check(forward, shape);
    }
  }
}

}  // namespace
