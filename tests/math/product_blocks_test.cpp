// What a product's elements depend on: not on how it is divided, nor where it lies, nor on elements
// of other rows and columns.
#include <doctest/doctest.h>

#include "math/product_problem.hpp"

namespace {

using namespace ae;
using namespace ae::testing;
using kernels::Block;

/// The shapes at which blocks are tried: tiles and their remainders, both kinds of dot products,
/// and more rows of B than are packed at a time.
constexpr Shape cut_shapes[] = {{19, 101, 37}, {3, 101, 37}, {101, 3, 37}, {11, 53, 1500}};

TEST_CASE("any division of a product into blocks gives the same bits") {
  for (const kernels::Table* table : available_kernels()) {
    CAPTURE(name_of(*table));
    for (const Form form : forms) {
      CAPTURE(static_cast<int>(form));
      for (const Shape& shape : cut_shapes) {
        const ProductProblem problem(form, shape, Activation::tanh);
        const std::vector<float> whole = problem.computed(*table);
        int differences = 0;
        const std::size_t cuts = std::max(shape.rows, shape.columns);
        for (std::size_t cut = 1; cut < cuts; cut += shape.depth > 1000 ? 7 : 1) {
          const std::size_t row = 1 + cut % (shape.rows - 1);
          const std::size_t column = 1 + cut % (shape.columns - 1);
          std::vector<float> c(problem.c_size(), ProductProblem::untouched);
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
        const ProductProblem problem(form, shape, Activation::sigmoid);
        std::vector<float> c(problem.c_size(), ProductProblem::untouched);
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
        const ProductProblem problem(form, shape, Activation::elu);
        const std::vector<float> whole = problem.computed(*table);
        const Block block = {shape.rows / 3, shape.rows / 3 + shape.rows / 2, shape.columns / 3,
                             shape.columns / 3 + shape.columns / 2};
        std::vector<float> expected(problem.c_size(), ProductProblem::untouched);
        for (std::size_t i = block.first_row; i < block.last_row; ++i) {
          for (std::size_t j = block.first_column; j < block.last_column; ++j) {
            expected[problem.place(i, j)] = whole[problem.place(i, j)];
          }
        }
        GuardedValues c(problem.c_size(), ProductProblem::untouched);
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
      const ProductProblem problem(form, {13, 59, 29}, Activation::tanh);
      const std::vector<float> expected = problem.computed(*table);
      for (std::size_t offset = 0; offset < 16; ++offset) {
        std::vector<float> memory(offset + problem.c_size(), ProductProblem::untouched);
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
        const std::vector<float> clean = ProductProblem(form, shape, activation).computed(*table);
        const auto check_poisoned = [&](const ProductProblem& problem, auto is_poisoned) {
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
          ProductProblem in_a(form, shape, activation);
          in_a.a(row, k) = NAN;
          check_poisoned(in_a, [&](std::size_t i, std::size_t) { return i == row; });

          const std::size_t column = shape.columns - 2;
          ProductProblem in_b(form, shape, activation);
          in_b.b(k, column) = NAN;
          check_poisoned(in_b, [&](std::size_t, std::size_t j) { return j == column; });

          // Infinity less infinity is NaN.
          ProductProblem infinite(form, shape, activation);
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
          ProductProblem in_bias(form, shape, activation);
          in_bias.bias(1) = NAN;
          check_poisoned(in_bias, [](std::size_t, std::size_t j) { return j == 1; });
        }
      }
    }
  }
}

}  // namespace
