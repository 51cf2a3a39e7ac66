#include "data/digits_dataset.hpp"

#include <utility>

#include "base/error.hpp"
#include "data/procedural_digits.hpp"

namespace ae {

Dataset digits_dataset(std::string name, std::size_t train_count, std::size_t test_count,
                       std::uint64_t seed) {
  if (train_count < 1 || train_count > maximum_digits || test_count < 1 ||
      test_count > maximum_digits) {
    throw InputError("There are to be " + std::to_string(train_count) + " and " +
                     std::to_string(test_count) + " digits, but each must be from 1 to " +
                     std::to_string(maximum_digits) + ".");
  }
  return make_dataset(std::move(name), procedural_digits(train_count, seed),
                      procedural_digits(test_count, seed, train_count));
}

}  // namespace ae
