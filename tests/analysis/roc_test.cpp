#include "analysis/roc.hpp"

#include <cmath>
#include <doctest/doctest.h>
#include <limits>

#include "base/error.hpp"

namespace {

using namespace ae;

// The twenty instances of Fawcett (2006), figure 3.
const std::vector<float> fawcett_scores = {0.9F,  0.8F,  0.7F,   0.6F,  0.55F, 0.54F, 0.53F,
                                           0.52F, 0.51F, 0.505F, 0.4F,  0.39F, 0.38F, 0.37F,
                                           0.36F, 0.35F, 0.34F,  0.33F, 0.30F, 0.1F};
const std::vector<bool> fawcett_truth = {true,  true,  false, true,  true,  true, false,
                                         false, true,  false, true,  false, true, false,
                                         false, false, true,  false, true,  false};

TEST_CASE("roc: the published example of twenty instances") {
  const std::vector<RocPoint> curve = roc_curve(fawcett_scores, fawcett_truth);
  REQUIRE(curve.size() == 21);
  CHECK(std::isinf(curve.front().threshold));
  CHECK(curve[2].true_positive_rate == doctest::Approx(0.2));
  CHECK(curve[2].false_positive_rate == 0);
  CHECK(curve[3].false_positive_rate == doctest::Approx(0.1));  // as drawn at the threshold 0.7
  CHECK(curve[3].threshold == doctest::Approx(0.7));
  CHECK(curve[9].true_positive_rate == doctest::Approx(0.6));  // and at 0.51
  CHECK(curve[9].false_positive_rate == doctest::Approx(0.3));
  CHECK(curve.back().true_positive_rate == 1);
  CHECK(curve.back().false_positive_rate == 1);
  CHECK(area_under_roc(fawcett_scores, fawcett_truth) == doctest::Approx(0.68));
}

TEST_CASE("roc: images with one score are one point, and count half") {
  const std::vector<float> scores = {3, 2, 2, 2, 1};
  const std::vector<bool> anomalous = {true, true, true, false, false};
  const std::vector<RocPoint> curve = roc_curve(scores, anomalous);
  REQUIRE(curve.size() == 4);
  CHECK(curve[2].threshold == 2);
  CHECK(curve[2].true_positive_rate == 1);
  CHECK(curve[2].false_positive_rate == 0.5);
  // Of six pairs four are in the right order and two are ties.
  CHECK(area_under_roc(scores, anomalous) == doctest::Approx(5.0 / 6));
  const std::vector<float> same(5, 0.25F);
  CHECK(area_under_roc(same, anomalous) == doctest::Approx(0.5));
  CHECK(roc_curve(same, anomalous).size() == 2);
}

TEST_CASE("roc: the threshold is the lowest that keeps to the false-positive rate") {
  const auto at = [](double rate) { return detect(fawcett_scores, fawcett_truth, rate); };
  const Detection detection = at(0.35);
  CHECK(detection.point.threshold == doctest::Approx(0.51));
  CHECK(detection.point.false_positive_rate == doctest::Approx(0.3));
  CHECK(detection.point.true_positive_rate == doctest::Approx(0.6));
  CHECK(detection.false_positives == 3);
  CHECK(detection.true_positives == 6);
  CHECK(*detection.precision == doctest::Approx(6.0 / 9));
  CHECK(at(0.3).point.threshold == detection.point.threshold);
  CHECK(at(0).point.threshold == doctest::Approx(0.8));
  CHECK(*at(0).precision == 1);
  CHECK(at(1).point.true_positive_rate == 1);

  const Detection nothing = detect(std::vector<float>{2, 1}, {false, true}, 0.5);
  CHECK(std::isinf(nothing.point.threshold));
  CHECK_FALSE(nothing.precision.has_value());
}

TEST_CASE("roc: one class only, other lengths, numbers that are none and other rates are refused") {
  const std::vector<float> scores = {1, 2};
  CHECK_THROWS_WITH_AS(
      area_under_roc(scores, {true, true}),
      "Of 2 images 2 are anomalous, but both normal and anomalous ones are needed.", InputError);
  CHECK_THROWS_AS(roc_curve(scores, {false, false}), InputError);
  CHECK_THROWS_AS(roc_curve({}, {}), InputError);
  CHECK_THROWS_WITH_AS(
      roc_curve(scores, {true}),
      "There are 2 scores, but for 1 images it is known whether they are anomalous.", InputError);
  const std::vector<float> broken = {1, std::numeric_limits<float>::quiet_NaN()};
  CHECK_THROWS_WITH_AS(detect(broken, {true, false}, 0.1),
                       "The score of image 1 is not a finite number.", InputError);
  CHECK_THROWS_AS(detect(scores, {true, false}, 1.5), InputError);
}

}  // namespace
