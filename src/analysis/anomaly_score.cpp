#include "analysis/anomaly_score.hpp"

#include <algorithm>

#include "analysis/image_quality.hpp"
#include "analysis/importance_bound.hpp"
#include "training/batch.hpp"

namespace ae {
namespace {

/// So many images are scored at a time.
constexpr std::size_t chunk = 1024;

ConstMatrixView<float> view(const Matrix<float>& matrix) {
  return {matrix.data(), matrix.rows(), matrix.cols()};
}

std::vector<float> reconstruction_scores(const Autoencoder& model, const ImageSet& images) {
  require_image_size(model.configuration(), images);
  std::vector<float> scores;
  for (std::size_t first = 0; first < images.count(); first += chunk) {
    const Matrix<float> batch =
        images_as_floats(images, first, std::min(chunk, images.count() - first));
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
