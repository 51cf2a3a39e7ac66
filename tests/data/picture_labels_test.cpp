#include "data/picture_labels.hpp"

#include <algorithm>
#include <doctest/doctest.h>

namespace {

using Labels = std::vector<std::uint8_t>;
using Names = std::vector<std::string>;

ae::ClassNumbers labels(const Names& paths) {
  const auto found = ae::labels_from_paths(paths);
  REQUIRE(found.has_value());
  return *found;
}

Names many_names(std::size_t count) {
  Names names;
  for (std::size_t i = 0; i < count; ++i) names.push_back("c" + std::to_string(i));
  return names;
}

}  // namespace

TEST_CASE("labels of pictures are the sub-folders in the order of the alphabet, with their names") {
  const auto found = labels({"pets/dog/1.png", "pets/cat/1.png", "pets/dog/2.png"});
  CHECK(found.labels == Labels{1, 0, 1});
  CHECK(found.names == Names{"cat", "dog"});
}

TEST_CASE("labels of pictures are the numbers themselves where all sub-folders are numbers") {
  const auto found = labels({"mnist/8/a.png", "mnist/3/b.png"});
  CHECK(found.labels == Labels{8, 3});
  CHECK(found.names.empty());
}

TEST_CASE("labels of pictures pass folders that only split into sets, and go one level deep") {
  const auto found = labels({"d/train/cat/x/1.png", "d/Train/dog/1.png", "d/test/cat/1.png"});
  CHECK(found.names == Names{"cat", "dog"});
  CHECK(found.labels == Labels{0, 1, 0});
}

TEST_CASE("labels of pictures are found without a folder around the classes") {
  CHECK(labels({"b/1.png", "a/1.png"}).labels == Labels{1, 0});
}

TEST_CASE("labels of pictures are what names begin with where there are no sub-folders") {
  CHECK(labels({"cat-1.png", "dog_1.png", "cat-2.png", "dog (2).png"}).names ==
        Names{"cat", "dog"});
  CHECK(labels({"f/cat1.png", "f/dog1.png", "f/cat2.png", "f/dog22.png"}).names ==
        Names{"cat", "dog"});
}

TEST_CASE("there are no labels of pictures where names say nothing") {
  for (const Names& paths : {Names{"f/IMG_1.png", "f/IMG_2.png"}, Names{"f/anna.png", "f/bert.png"},
                             Names{"f/anna-x.png", "f/bert-y.png"}, Names{"f/1.png", "f/2.png"},
                             Names{"f/cat/1.png", "f/2.png"}}) {
    CHECK_FALSE(ae::labels_from_paths(paths).has_value());
  }
}

TEST_CASE("pictures in more than 256 folders have no labels") {
  Names paths;
  for (const std::string& name : many_names(257)) paths.push_back("f/" + name + "/1.png");
  CHECK_FALSE(ae::labels_from_paths(paths).has_value());
  paths.pop_back();
  CHECK(labels(paths).labels[255] == 255);
}

TEST_CASE("the folder that all pictures are in is named") {
  CHECK(ae::common_folder(Names{"home/pets/cat/1.png", "home/pets/dog/1.png"}) == "pets");
  CHECK_FALSE(ae::common_folder(Names{"1.png", "2.png"}).has_value());
  CHECK_FALSE(ae::common_folder(Names{}).has_value());
}
