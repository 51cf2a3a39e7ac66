#include <doctest/doctest.h>

#include "math/kernel_testing.hpp"

namespace {

using namespace ae;
using namespace ae::testing;

TEST_CASE("the column sums agree with double-precision arithmetic at every size") {
  for (const std::size_t columns : sizes) {
    for (const std::size_t rows : {1U, 2U, 33U, 257U}) {
      for (const std::size_t gap : {0U, 5U}) {
        CAPTURE(columns);
        CAPTURE(rows);
        const std::size_t stride = columns + gap;
        // Nothing behind the last element, so that a sanitizer sees what reads it.
        const std::vector<float> values = random_values(1 + rows * stride - gap, -1, 1, 10);
        for (const kernels::Table* table : available_kernels()) {
          CAPTURE(name_of(*table));
          GuardedValues sums(columns, 9.0F);
          table->column_sums(values.data() + 1, rows, columns, stride, sums.data());
          Largest error;
          for (std::size_t j = 0; j < columns; ++j) {
            double sum = 0;
            double magnitude = 0;
            for (std::size_t i = 0; i < rows; ++i) {
              sum += static_cast<double>(values[1 + i * stride + j]);
              magnitude += std::abs(static_cast<double>(values[1 + i * stride + j]));
            }
            error.add(std::abs(static_cast<double>(sums.values()[j]) - sum) /
                      (0x1p-24 * static_cast<double>(rows) * magnitude));
          }
          CHECK(error.value() <= 1);
          CHECK(sums.surroundings_are_intact());
        }
      }
    }
  }
}

TEST_CASE("a column's sum has the same bits whichever columns are summed with it") {
  constexpr std::size_t rows = 37;
  constexpr std::size_t columns = 83;
  const std::vector<float> values = random_values(rows * columns, -1, 1, 11);
  for (const kernels::Table* table : available_kernels()) {
    CAPTURE(name_of(*table));
    std::vector<float> whole(columns);
    table->column_sums(values.data(), rows, columns, columns, whole.data());
    std::vector<float> parts(columns);
    for (std::size_t cut = 1; cut < columns; ++cut) {
      table->column_sums(values.data(), rows, cut, columns, parts.data());
      table->column_sums(values.data() + cut, rows, columns - cut, columns, parts.data() + cut);
      CHECK(same_bits(parts, whole));
    }
  }
}

}  // namespace
