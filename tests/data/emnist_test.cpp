#include "data/emnist.hpp"

#include <doctest/doctest.h>

namespace {

using ae::emnist_class_names;

TEST_CASE("EMNIST's classes have the names of its mappings") {
  const auto letters = emnist_class_names("emnist-letters-train-images-idx3-ubyte.gz");
  REQUIRE(letters.size() == 27);
  CHECK(letters[1] == "A");
  CHECK(letters[26] == "Z");
  const auto balanced = emnist_class_names("EMNIST/emnist-balanced-test-labels-idx1-ubyte");
  REQUIRE(balanced.size() == 47);
  CHECK(balanced[9] == "9");
  CHECK(balanced[10] == "A");
  CHECK(balanced[36] == "a");
  CHECK(balanced[46] == "t");
  CHECK(emnist_class_names("emnist-bymerge-train-images-idx3-ubyte") == balanced);
  const auto all = emnist_class_names("emnist-byclass-train-images-idx3-ubyte");
  REQUIRE(all.size() == 62);
  CHECK(all[61] == "z");
}

TEST_CASE("the digits of EMNIST name themselves") {
  CHECK(emnist_class_names("emnist-digits-train-images-idx3-ubyte").empty());
  CHECK(emnist_class_names("emnist-mnist-train-images-idx3-ubyte").empty());
}

}  // namespace
