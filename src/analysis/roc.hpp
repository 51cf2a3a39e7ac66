#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace ae {

/// The receiver operating characteristic of an anomaly score: the higher an image's score, the more
/// anomalous it is taken to be. All functions here take a score and a truth for each image, and
/// throw InputError if there are not as many of both, if a score is not finite, or if all images
/// are normal or all anomalous.

/// What is caught where the images with a score of at least `threshold` are called anomalous.
struct RocPoint {
  double threshold = 0;            ///< infinite at the first point, where nothing is
  double false_positive_rate = 0;  ///< the share of the normal images that are
  double true_positive_rate = 0;   ///< the share of the anomalous images that are
};

/// The curve from (0, 0) to (1, 1), one point for each different score (Fawcett 2006, "An
/// introduction to ROC analysis", algorithm 1).
std::vector<RocPoint> roc_curve(std::span<const float> scores, const std::vector<bool>& anomalous);

/// The area under that curve: the chance that an anomalous image scores higher than a normal one,
/// ties counting half (Hanley & McNeil 1982), from the Mann-Whitney statistic with mid-ranks.
double area_under_roc(std::span<const float> scores, const std::vector<bool>& anomalous);

/// A threshold and what it does.
struct Detection {
  RocPoint point;
  std::size_t false_positives = 0;  ///< normal images that are called anomalous
  std::size_t true_positives = 0;   ///< anomalous images that are; recall is true_positive_rate
  std::optional<double> precision;  ///< of what is called anomalous, the share that is; of nothing,
                                    ///< none
};

/// The lowest threshold that calls no larger a share of the normal images anomalous than
/// `false_positive_rate`, from 0 to 1; InputError for another one.
Detection detect(std::span<const float> scores, const std::vector<bool>& anomalous,
                 double false_positive_rate);

}  // namespace ae
