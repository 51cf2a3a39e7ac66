#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace ae {

/// The receiver operating characteristic of an anomaly score: the higher an image's score, the more
/// anomalous it is taken to be. All functions here take a score and a truth for each image, and
/// throw InputError if their numbers differ, if a score is not finite, or if all images are normal
/// or all are anomalous.

/// The result of calling the images with a score of at least `threshold` anomalous.
struct RocPoint {
  double threshold = 0;  ///< infinite at the first point, where no image is called anomalous
  double false_positive_rate = 0;  ///< the share of the normal images that are called anomalous
  double true_positive_rate = 0;   ///< the share of the anomalous images that are called anomalous
};

/// Returns the curve from (0, 0) to (1, 1), with one point for each different score (Fawcett 2006,
/// "An introduction to ROC analysis", algorithm 1).
std::vector<RocPoint> roc_curve(std::span<const float> scores, const std::vector<bool>& anomalous);

/// Returns the area under that curve: the probability that an anomalous image has a higher score
/// than a normal one, where ties count half (Hanley & McNeil 1982), computed as the Mann-Whitney
/// statistic with mid-ranks.
double area_under_roc(std::span<const float> scores, const std::vector<bool>& anomalous);

/// A threshold and its consequences; recall is the point's true_positive_rate.
struct Detection {
  RocPoint point;
  std::size_t false_positives = 0;  ///< normal images that are called anomalous
  std::size_t true_positives = 0;   ///< anomalous images that are called anomalous
  /// The share of the images called anomalous that are anomalous; empty where none is called
  /// anomalous.
  std::optional<double> precision;
};

/// Returns the lowest threshold at which the share of the normal images that are called anomalous
/// is at most `false_positive_rate`. Throws InputError unless that is from 0 to 1.
Detection detect(std::span<const float> scores, const std::vector<bool>& anomalous,
                 double false_positive_rate);

}  // namespace ae
