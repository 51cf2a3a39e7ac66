#include "data/natural_order.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <string>
#include <vector>

namespace {

TEST_CASE("names are ordered as people list them") {
  const std::vector<std::string> ordered = {"",     "-1",  "1",   "01",  "2",       "9",
                                            "10",   "100", "A",   "a",   "a2",      "a10",
                                            "a10b", "b1",  "b02", "b2c", "Setosa2", "setosa10"};
  std::vector<std::string> names(ordered.rbegin(), ordered.rend());
  std::ranges::sort(names, ae::NaturalOrder());
  for (const std::string& name : {"1", "01"}) CHECK(std::ranges::find(names, name) != names.end());
  // "01" comes before "1", for they are the same number.
  std::vector<std::string> expected = ordered;
  std::swap(expected[2], expected[3]);
  CHECK(names == expected);
}

TEST_CASE("the natural order is a strict one: two names are never each before the other") {
  const std::vector<std::string> names = {
      "a1", "a01", "A1", "a", "", "1", "12345678901234567890123"};
  const ae::NaturalOrder is_before;
  for (const std::string& a : names) {
    for (const std::string& b : names) CHECK(is_before(a, b) + is_before(b, a) == (a == b ? 0 : 1));
  }
}

}  // namespace
