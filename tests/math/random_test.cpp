#include "math/random.hpp"

#include <cmath>
#include <doctest/doctest.h>

namespace {

using namespace ae;

TEST_CASE("Philox gives the known answers of its authors' library") {
  // Random123's kat_vectors, philox4x32 with 10 rounds.
  CHECK(philox4x32({0, 0, 0, 0}, {0, 0}) ==
        std::array<std::uint32_t, 4>{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8});
  CHECK(philox4x32({0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff}, {0xffffffff, 0xffffffff}) ==
        std::array<std::uint32_t, 4>{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd});
  CHECK(philox4x32({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0}) ==
        std::array<std::uint32_t, 4>{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1});
}

TEST_CASE("a stream depends on its name only, and streams with other names differ") {
  RandomStream a(1, RandomPurpose::corruption, 2, 3);
  RandomStream same(1, RandomPurpose::corruption, 2, 3);
  RandomStream other(1, RandomPurpose::corruption, 3, 2);
  int equal = 0;
  for (int i = 0; i < 100; ++i) {
    const std::uint32_t bits = a.bits();
    CHECK(bits == same.bits());
    equal += bits == other.bits() ? 1 : 0;
  }
  CHECK(equal == 0);
}

TEST_CASE("uniform and normal numbers have the moments of their distributions") {
  RandomStream random(5, RandomPurpose::digits);
  constexpr int count = 200'000;
  double uniform_sum = 0;
  double normal_sum = 0;
  double normal_squares = 0;
  for (int i = 0; i < count; ++i) {
    const auto u = static_cast<double>(random.uniform());
    CHECK_UNARY(u >= 0 && u < 1);
    uniform_sum += u;
    const auto n = static_cast<double>(random.normal());
    normal_sum += n;
    normal_squares += n * n;
  }
  CHECK(std::abs(uniform_sum / count - 0.5) < 0.005);
  CHECK(std::abs(normal_sum / count) < 0.01);
  CHECK(std::abs(normal_squares / count - 1) < 0.02);
}

TEST_CASE("a bounded number covers its range evenly and never leaves it") {
  RandomStream random(6, RandomPurpose::shuffling);
  std::array<int, 10> counts{};
  for (int i = 0; i < 100'000; ++i) ++counts.at(random.below(10));
  for (const int count : counts) CHECK(std::abs(count - 10'000) < 500);
}

}  // namespace
