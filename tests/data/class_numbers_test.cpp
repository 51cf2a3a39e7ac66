#include "data/class_numbers.hpp"

#include <doctest/doctest.h>

#include "base/error.hpp"

namespace {

using ae::ClassNumbers;
using ae::number_classes;
using Bytes = std::vector<std::uint8_t>;
using Names = std::vector<std::string>;

TEST_CASE("classes that are whole numbers from 0 to 255 keep their numbers and have no names") {
  const ClassNumbers classes = number_classes(Names{"7", "0", "255", "7"}, "d");
  CHECK(classes.labels == Bytes{7, 0, 255, 7});
  CHECK(classes.names.empty());
}

TEST_CASE("other classes are numbered in the natural order of their names") {
  const ClassNumbers classes = number_classes(Names{"class10", "class9", "cat", "class9"}, "d");
  CHECK(classes.labels == Bytes{2, 1, 0, 1});
  CHECK(classes.names == Names{"cat", "class9", "class10"});
  for (const char* name : {"256", "-1", "01", "1.5", "", " 1", "1e2"}) {
    CAPTURE(name);
    CHECK(number_classes(Names{"1", name}, "d").names.size() == 2);
  }
}

TEST_CASE("no images have no classes") {
  CHECK(number_classes({}, "d").labels.empty());
  CHECK(number_classes({}, "d").names.empty());
}

TEST_CASE("256 classes are numbered, and more are refused") {
  Names names;
  for (int i = 0; i < 256; ++i) names.push_back("c" + std::to_string(i));
  CHECK(number_classes(names, "d").labels.back() == 255);
  names.emplace_back("one more");
  CHECK_THROWS_WITH_AS(number_classes(names, "d"),
                       "d has more than 256 different labels, and at most 256 classes were "
                       "expected.",
                       ae::InputError);
}

}  // namespace
