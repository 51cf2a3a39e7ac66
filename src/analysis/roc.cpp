#include "analysis/roc.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <string>

#include "base/error.hpp"

namespace ae {
namespace {

struct Counts {
  std::size_t normal = 0;
  std::size_t anomalous = 0;
};

Counts checked_counts(std::span<const float> scores, const std::vector<bool>& anomalous) {
  if (scores.size() != anomalous.size()) {
    throw InputError("There are " + std::to_string(scores.size()) + " scores, but for " +
                     std::to_string(anomalous.size()) +
                     " images it is known whether they are anomalous.");
  }
  for (std::size_t i = 0; i < scores.size(); ++i) {
    if (!std::isfinite(scores[i])) {
      throw InputError("The score of image " + std::to_string(i) + " is not a finite number.");
    }
  }
  const auto positives = static_cast<std::size_t>(std::ranges::count(anomalous, true));
  if (positives == 0 || positives == anomalous.size()) {
    throw InputError("Of " + std::to_string(anomalous.size()) + " images " +
                     std::to_string(positives) +
                     " are anomalous, but both normal and anomalous ones are needed.");
  }
  return {.normal = anomalous.size() - positives, .anomalous = positives};
}

/// The numbers of images that share a score.
struct Tie {
  float score;
  Counts counts;
};

/// Returns the groups of images with equal scores, the highest score first.
std::vector<Tie> ties(std::span<const float> scores, const std::vector<bool>& anomalous) {
  std::vector<std::size_t> order(scores.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, [&](std::size_t a, std::size_t b) { return scores[a] > scores[b]; });
  std::vector<Tie> result;
  for (const std::size_t image : order) {
    if (result.empty() || result.back().score != scores[image])
      result.push_back({scores[image], {}});
    Counts& counts = result.back().counts;
    ++(anomalous[image] ? counts.anomalous : counts.normal);
  }
  return result;
}

double share(std::size_t part, std::size_t whole) {
  return static_cast<double>(part) / static_cast<double>(whole);
}

RocPoint point_at(double threshold, const Counts& caught, const Counts& all) {
  return {.threshold = threshold,
          .false_positive_rate = share(caught.normal, all.normal),
          .true_positive_rate = share(caught.anomalous, all.anomalous)};
}

constexpr double above_all = std::numeric_limits<double>::infinity();

}  // namespace

std::vector<RocPoint> roc_curve(std::span<const float> scores, const std::vector<bool>& anomalous) {
  const Counts all = checked_counts(scores, anomalous);
  Counts caught;
  std::vector<RocPoint> curve = {point_at(above_all, caught, all)};
  for (const Tie& tie : ties(scores, anomalous)) {
    caught.normal += tie.counts.normal;
    caught.anomalous += tie.counts.anomalous;
    curve.push_back(point_at(static_cast<double>(tie.score), caught, all));
  }
  return curve;
}

double area_under_roc(std::span<const float> scores, const std::vector<bool>& anomalous) {
  const Counts all = checked_counts(scores, anomalous);
  double rank_sum = 0;  // the sum of the anomalous images' ranks, where the lowest score has rank 1
  std::size_t above = 0;
  for (const Tie& tie : ties(scores, anomalous)) {
    const std::size_t size = tie.counts.normal + tie.counts.anomalous;
    const double mid_rank =
        static_cast<double>(scores.size() - above) - (static_cast<double>(size) - 1) / 2;
    rank_sum += mid_rank * static_cast<double>(tie.counts.anomalous);
    above += size;
  }
  const auto positives = static_cast<double>(all.anomalous);
  return (rank_sum - positives * (positives + 1) / 2) /
         (positives * static_cast<double>(all.normal));
}

Detection detect(std::span<const float> scores, const std::vector<bool>& anomalous,
                 double false_positive_rate) {
  if (!(false_positive_rate >= 0 && false_positive_rate <= 1)) {
    throw InputError("The false-positive rate is " + std::to_string(false_positive_rate) +
                     ", but must be from 0 to 1.");
  }
  const Counts all = checked_counts(scores, anomalous);
  Counts caught;
  double threshold = above_all;
  for (const Tie& tie : ties(scores, anomalous)) {
    if (share(caught.normal + tie.counts.normal, all.normal) > false_positive_rate) break;
    caught.normal += tie.counts.normal;
    caught.anomalous += tie.counts.anomalous;
    threshold = static_cast<double>(tie.score);
  }
  Detection detection{.point = point_at(threshold, caught, all),
                      .false_positives = caught.normal,
                      .true_positives = caught.anomalous,
                      .precision = std::nullopt};
  const std::size_t called = caught.normal + caught.anomalous;
  if (called > 0) detection.precision = share(caught.anomalous, called);
  return detection;
}

}  // namespace ae
