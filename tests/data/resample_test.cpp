#include "data/resample.hpp"

#include <doctest/doctest.h>

namespace {

using Values = std::vector<float>;

const Values numbers = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};

/// The rows of an image of three rows and four columns.
std::span<const float> row_of_numbers(std::size_t row) {
  return std::span(numbers).subspan(4 * row, 4);
}

}  // namespace

TEST_CASE("resampling to the same size changes nothing") {
  CHECK(ae::resample(row_of_numbers, {0, 3}, {0, 4}, 3, 4) == numbers);
}

TEST_CASE("resampling reduces by averaging areas") {
  CHECK(ae::resample(row_of_numbers, {0, 2}, {0, 4}, 1, 2) == Values{2.5F, 4.5F});
  // Three pixels to two: each is one and a half.
  const Values thirds = ae::resample(row_of_numbers, {0, 1}, {0, 3}, 1, 2);
  CHECK(thirds[0] == doctest::Approx(1.0 / 3));
  CHECK(thirds[1] == doctest::Approx(5.0 / 3));
}

TEST_CASE("resampling enlarges by bilinear interpolation") {
  const Values wide = ae::resample(row_of_numbers, {0, 1}, {0, 2}, 1, 4);
  CHECK(wide == Values{0, 0.25F, 0.75F, 1});
}

TEST_CASE("resampling takes a part of an image, and each of its rows once") {
  std::vector<std::size_t> asked;
  const auto row_of = [&](std::size_t row) {
    asked.push_back(row);
    return row_of_numbers(row);
  };
  CHECK(ae::resample(row_of, {1, 3}, {2, 4}, 2, 2) == Values{6, 7, 10, 11});
  CHECK(asked == std::vector<std::size_t>{1, 2});
}
