#include <algorithm>
#include <array>
#include <doctest/doctest.h>
#include <limits>
#include <vector>

#include "analysis/code_statistics.hpp"
#include "analysis/linear_probe.hpp"
#include "analysis/nearest_neighbours.hpp"
#include "base/error.hpp"
#include "math/kernel_testing.hpp"
#include "math/random.hpp"
#include "math/threads.hpp"

namespace {

using namespace ae;
using Labels = std::vector<std::uint8_t>;

LabelledCodes labelled(const Matrix<float>& codes, const Labels& labels) {
  return {{codes.data(), codes.rows(), codes.cols()}, labels};
}

/// Codes about `centre`, and labels that have nothing to do with them: every neighbour matters.
struct RandomCodes {
  Matrix<float> codes;
  Labels labels;

  RandomCodes(Index count, Index units, std::uint32_t name, float centre, float spread)
      : codes(count, units) {
    RandomStream random(7, RandomPurpose::latent_samples, name);
    for (float& value : codes.reshaped()) value = centre + spread * random.normal();
    for (Index i = 0; i < count; ++i) labels.push_back(static_cast<std::uint8_t>(random.below(3)));
  }
};

/// The accuracy by its definition: all distances, in double precision.
double plain_accuracy(const RandomCodes& train, const RandomCodes& test, std::size_t k) {
  Index right = 0;
  for (Index row = 0; row < test.codes.rows(); ++row) {
    std::vector<std::pair<double, std::size_t>> distances;
    for (Index other = 0; other < train.codes.rows(); ++other) {
      distances.emplace_back(
          (train.codes.row(other).cast<double>() - test.codes.row(row).cast<double>())
              .squaredNorm(),
          other);
    }
    std::ranges::sort(distances);
    std::array<int, 3> votes{};
    for (std::size_t i = 0; i < k; ++i) ++votes.at(train.labels[distances[i].second]);
    const auto most = std::ranges::max_element(votes) - votes.begin();
    if (most == test.labels[static_cast<std::size_t>(row)]) ++right;
  }
  return static_cast<double>(right) / static_cast<double>(test.codes.rows());
}

TEST_CASE("nearest neighbours: most votes win, and of equally many the smallest label") {
  const Matrix<float> train{{0}, {1}, {2}, {10}, {11}, {12}};
  const Labels labels = {7, 2, 7, 4, 3, 3};
  const Matrix<float> test{{0.9F}, {11.1F}};
  const auto right = [&](std::size_t k, const Labels& expected) {
    return nearest_neighbour_accuracy(labelled(train, labels), labelled(test, expected), k) == 1;
  };
  CHECK(right(1, {2, 3}));
  CHECK(right(2, {2, 3}));  // 2 and 7 have a vote each
  CHECK(right(3, {7, 3}));
  CHECK(right(6, {3, 3}));  // 3 and 7 have two votes each
  CHECK(nearest_neighbour_accuracy(labelled(train, labels), labelled(test, {7, 4}), 3) == 0.5);
}

TEST_CASE("nearest neighbours: those that all distances in double precision give") {
  const auto agrees = [](const RandomCodes& train, const RandomCodes& test) {
    const double accuracy = nearest_neighbour_accuracy(labelled(train.codes, train.labels),
                                                       labelled(test.codes, test.labels));
    CHECK(accuracy == plain_accuracy(train, test, 5));
  };
  agrees({600, 2, 1, 0, 1}, {260, 2, 2, 0, 1});
  agrees({600, 33, 3, 0, 1}, {100, 33, 4, 0, 1});
  // Far from 0, where a difference of squares would have no digits left.
  agrees({600, 2, 5, 1000, 0.01F}, {100, 2, 6, 1000, 0.01F});
  // Two clusters so far apart that centring does not help either, and codes that are all one.
  RandomCodes apart(600, 2, 7, 0, 0.001F);
  apart.codes.topRows(300).array() += 100;
  RandomCodes asked(100, 2, 8, 0, 0.001F);
  asked.codes.topRows(50).array() += 100;
  agrees(apart, asked);
  agrees({100, 3, 9, 0.25F, 0}, {20, 3, 10, 0.25F, 0});
}

// Twelve codes of two units, and a dead third one.
const Matrix<float> probe_codes{{0, 0, 0.1F},       {1, 0.5F, 0.1F}, {0.5F, 1, 0.1F},
                                {0.2F, 0.9F, 0.1F}, {2, 2, 0.1F},    {3, 1.5F, 0.1F},
                                {2.5F, 3, 0.1F},    {2, 1, 0.1F},    {0, 3, 0.1F},
                                {0.5F, 2.5F, 0.1F}, {1, 3.5F, 0.1F}, {1.2F, 2.2F, 0.1F}};
const Labels probe_labels = {0, 0, 0, 1, 1, 1, 1, 0, 2, 2, 2, 2};

TEST_CASE("linear probe: the minimum and the predictions that PyTorch finds in double precision") {
  const LabelledCodes train = labelled(probe_codes, probe_labels);
  const LinearProbe probe = linear_probe(train, train);
  CHECK(probe.training_loss == doctest::Approx(0.166956458107).epsilon(1e-5));
  CHECK(probe.accuracy == doctest::Approx(10.0 / 12));
  const Matrix<float> test{
      {1.5F, 1.5F, 0.1F}, {0.2F, 0.3F, 0.1F}, {0.4F, 3.2F, 5}, {2.6F, 2, 0.1F}, {1, 1, 0.1F}};
  CHECK(linear_probe(train, labelled(test, {1, 0, 2, 1, 0})).accuracy == 1);
}

TEST_CASE_FIXTURE(ae::testing::KernelFixture,
                  "linear probe: the same bits on any number of threads, and one class") {
  const RandomCodes random(5000, 6, 11, 0, 1);
  const LabelledCodes codes = labelled(random.codes, random.labels);
  set_thread_count(1);
  const LinearProbe one = linear_probe(codes, codes);
  for (const int threads : ae::testing::thread_counts()) {
    CAPTURE(threads);
    set_thread_count(threads);
    const LinearProbe probe = linear_probe(codes, codes);
    CHECK(probe.training_loss == one.training_loss);
    CHECK(probe.accuracy == one.accuracy);
  }
  const Labels same(12, 0);
  CHECK(linear_probe(labelled(probe_codes, same), labelled(probe_codes, same)).accuracy == 1);
}

TEST_CASE("codes that cannot be judged are refused") {
  const LabelledCodes good = labelled(probe_codes, probe_labels);
  const Matrix<float> narrow{{1, 2}};
  const Labels one = {1};
  CHECK_THROWS_WITH_AS(linear_probe(good, labelled(narrow, one)),
                       "The training codes have 3 units, but the test codes 2.", InputError);
  CHECK_THROWS_WITH_AS(linear_probe(good, labelled(probe_codes, one)),
                       "There are 12 test codes, but 1 labels of them.", InputError);
  CHECK_THROWS_AS(linear_probe(labelled(Matrix<float>(0, 3), {}), good), InputError);
  Matrix<float> broken = probe_codes;
  broken(4, 1) = std::numeric_limits<float>::quiet_NaN();
  CHECK_THROWS_WITH_AS(nearest_neighbour_accuracy(good, labelled(broken, probe_labels)),
                       "The test code 4 holds a value that is not a finite number.", InputError);
  CHECK_THROWS_AS(nearest_neighbour_accuracy(good, good, 13), InputError);
  CHECK_THROWS_AS(nearest_neighbour_accuracy(good, good, 0), InputError);
}

TEST_CASE("code statistics: mean, mean magnitude and the share of zeros") {
  const Matrix<float> codes{{0, -1, 2}, {0, 0, -0.5F}};
  const CodeStatistics statistics = code_statistics({codes.data(), 2, 3});
  CHECK(statistics.mean == doctest::Approx(0.5 / 6));
  CHECK(statistics.mean_absolute == doctest::Approx(3.5 / 6));
  CHECK(statistics.zeros == 0.5);
  CHECK_THROWS_AS(code_statistics({codes.data(), 0, 3}), InputError);
}

}  // namespace
