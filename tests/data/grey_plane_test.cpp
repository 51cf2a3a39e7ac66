#include "data/grey_plane.hpp"

#include <doctest/doctest.h>

namespace {

using ae::GreyPlane;
using Values = std::vector<float>;

/// A bright plane of 12x16 with a dark line of this width down it.
GreyPlane with_line(std::size_t width) {
  GreyPlane plane{12, 16, Values(12 * 16, 0.8F)};
  for (std::size_t i = 0; i < plane.values.size(); ++i) {
    if (i % 16 >= 5 && i % 16 < 5 + width) plane.values[i] = 0.1F;
  }
  return plane;
}

}  // namespace

TEST_CASE("box means are taken over squares that are cut off at the edges") {
  const GreyPlane means = ae::box_means({2, 3, {0, 3, 6, 0, 3, 12}}, 1);
  CHECK(means.values == Values{1.5F, 4, 6, 1.5F, 4, 6});
  CHECK(ae::box_means({2, 3, {0, 3, 6, 0, 3, 12}}, 0).values == Values{0, 3, 6, 0, 3, 12});
  const GreyPlane all = ae::box_means({1, 4, {1, 2, 3, 6}}, 100);
  CHECK(all.values == Values(4, 3.0F));
}

TEST_CASE("closing takes away what is dark and narrow, and leaves what is wide where it is") {
  CHECK(ae::closing(with_line(4), 2).values == Values(12 * 16, 0.8F));
  CHECK(ae::closing(with_line(5), 2).values == with_line(5).values);
  CHECK(ae::closing(with_line(4), 0).values == with_line(4).values);
}

TEST_CASE("closing leaves a shadow that reaches the border, also in its corners") {
  GreyPlane plane{20, 20, Values(400, 0.8F)};
  for (std::size_t i = 0; i < 400; ++i) {
    if (i % 20 + i / 20 > 24) plane.values[i] = 0.4F;
  }
  CHECK(ae::closing(plane, 3).values == plane.values);
}

TEST_CASE("Otsu's threshold parts two groups of values, whatever their sizes") {
  Values values(90, 0.2F);
  values.insert(values.end(), 10, 0.9F);
  values.insert(values.end(), 10, 0.8F);
  const ae::TwoClasses classes = ae::otsu(values);
  CHECK(classes.threshold > 0.2F);
  CHECK(classes.threshold < 0.8F);
  CHECK(classes.low_mean == doctest::Approx(0.2).epsilon(0.01));
  CHECK(classes.high_mean == doctest::Approx(0.85).epsilon(0.01));
}

TEST_CASE("nothing is above Otsu's threshold where all values are equal or there are none") {
  CHECK(ae::otsu(Values(9, 0.4F)).threshold == 1);
  CHECK(ae::otsu({}).threshold == 1);
}
