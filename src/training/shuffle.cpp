#include "training/shuffle.hpp"

#include <numeric>
#include <utility>

#include "math/random.hpp"

namespace ae {

void shuffled_order(std::uint64_t seed, std::uint32_t epoch, std::span<std::uint32_t> order) {
  std::iota(order.begin(), order.end(), 0U);
  RandomStream random(seed, RandomPurpose::shuffling, epoch);
  for (std::size_t i = order.size(); i > 1; --i) {
    std::swap(order[i - 1], order[random.below(static_cast<std::uint32_t>(i))]);
  }
}

}  // namespace ae
