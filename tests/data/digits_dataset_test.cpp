#include "data/digits_dataset.hpp"

#include <doctest/doctest.h>

#include "base/error.hpp"
#include "data/procedural_digits.hpp"

namespace {

using namespace ae;

TEST_CASE("the test digits follow the training digits in the same sequence") {
  const Dataset dataset = digits_dataset("some digits", 5, 2, 3);
  CHECK(dataset.name == "some digits");
  CHECK(dataset.train.pixels == procedural_digits(5, 3).pixels);
  CHECK(dataset.test.pixels == procedural_digits(2, 3, 5).pixels);
  CHECK(dataset.test.labels == procedural_digits(2, 3, 5).labels);
}

TEST_CASE("no digits, or more than a million, are refused with both numbers") {
  CHECK_THROWS_WITH_AS(digits_dataset("d", 0, 1, 1),
                       "There are to be 0 and 1 digits, but each must be from 1 to 1000000.",
                       InputError);
  CHECK_THROWS_AS(digits_dataset("d", 1, 0, 1), InputError);
  CHECK_THROWS_AS(digits_dataset("d", maximum_digits + 1, 1, 1), InputError);
  CHECK_THROWS_AS(digits_dataset("d", 1, maximum_digits + 1, 1), InputError);
}

}  // namespace
