#include "analysis/anomaly_score.hpp"

#include <algorithm>

#include "analysis/image_quality.hpp"
#include "analysis/importance_bound.hpp"
#include "training/batch.hpp"

namespace ae {
namespace {

/// The number of images that are scored at a time.
constexpr std::size_t scored_at_a_time = 1024;

std::vector<float> reconstruction_scores(const Autoencoder& model, const ImageSet& images) {
  require_image_size(model.configuration(), images);
  std::vector<float> scores;
  for (std::size_t first = 0; first < images.count(); first += scored_at_a_time) {
    const Matrix<float> batch =
        images_as_floats(images, first, std::min(scored_at_a_time, images.count() - first));
    const Matrix<float> codes = model.encode(view(batch));
    const Matrix<float> reconstructions = model.decode(view(codes));
    const std::vector<float> errors = reconstruction_errors(view(batch), view(reconstructions));
    scores.insert(scores.end(), errors.begin(), errors.end());
  }
  return scores;
}

}  // namespace

std::vector<float> anomaly_scores(const Autoencoder& model, const ImageSet& images,
                                  const TrainingConfiguration& training, AnomalyScore score) {
  if (score == AnomalyScore::error) return reconstruction_scores(model, images);
  std::vector<float> scores;
  for (const double bound : evidence_bounds(model, images, training)) {
    scores.push_back(static_cast<float>(-bound));
  }
  return scores;
}

}  // namespace ae
