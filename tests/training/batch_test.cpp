#include "training/batch.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <numeric>
#include <vector>

#include "base/error.hpp"
#include "data/shuffle.hpp"

namespace {

using namespace ae;

TEST_CASE("a batch has its images' bytes as fractions of 255, in the order asked for") {
  const ImageSet images{.rows = 1, .columns = 2, .pixels = {0, 255, 51, 102, 255, 0}, .labels = {}};
  Matrix<float> batch(2, 2);
  const std::vector<std::uint32_t> indices = {2, 1};
  gather(images, indices, {batch.data(), 2, 2});
  CHECK(batch.row(0) == Matrix<float>{{1, 0}});
  CHECK(batch.row(1).isApprox(Matrix<float>{{0.2F, 0.4F}}, 1e-6F));
  CHECK(images_as_floats(images, 1, 1) == batch.row(1));
  CHECK_THROWS_AS(images_as_floats(images, 2, 2), InputError);
  CHECK_THROWS_AS(images_as_floats(images, 4, 0), InputError);
}

TEST_CASE("a shuffled order is a permutation that depends on seed and epoch only") {
  const auto order = [](std::uint64_t seed, std::uint32_t epoch) {
    std::vector<std::uint32_t> result(1000);
    shuffled_order(seed, epoch, result);
    return result;
  };
  std::vector<std::uint32_t> sorted = order(1, 0);
  CHECK(sorted == order(1, 0));
  CHECK(sorted != order(1, 1));
  CHECK(sorted != order(2, 0));
  std::vector<std::uint32_t> all(1000);
  std::iota(all.begin(), all.end(), 0U);
  CHECK(sorted != all);
  std::ranges::sort(sorted);
  CHECK(sorted == all);
}

TEST_CASE("every image is about as likely to come first as any other") {
  std::vector<int> first(5);
  std::vector<std::uint32_t> order(5);
  for (std::uint32_t epoch = 0; epoch < 5000; ++epoch) {
    shuffled_order(3, epoch, order);
    ++first[order[0]];
  }
  for (const int count : first) CHECK(std::abs(count - 1000) < 150);
}

}  // namespace
