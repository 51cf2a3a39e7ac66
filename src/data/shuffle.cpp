#include "data/shuffle.hpp"

#include <numeric>
#include <utility>

namespace ae {

void shuffle(RandomStream random, std::span<std::uint32_t> values) {
  for (std::size_t i = values.size(); i > 1; --i) {
    std::swap(values[i - 1], values[random.below(static_cast<std::uint32_t>(i))]);
  }
}

void shuffled_order(std::uint64_t seed, std::uint32_t epoch, std::span<std::uint32_t> order) {
  std::iota(order.begin(), order.end(), 0U);
  shuffle(RandomStream(seed, RandomPurpose::shuffling, epoch), order);
}

}  // namespace ae
