#include "training/evaluation.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>
#include <vector>

#include "autoencoder/objective.hpp"
#include "autoencoder/terms/families.hpp"
#include "math/loss_kernels.hpp"
#include "training/batch.hpp"
#include "training/code_noise.hpp"
#include "training/corruption.hpp"

namespace ae {
namespace {

std::span<const float> elements(const ConstMatrixView<float>& matrix) {
  return {matrix.data(), static_cast<std::size_t>(matrix.size())};
}

/// Σ of the binary cross-entropies of outputs that need not come from a sigmoid: they are held a
/// hair inside (0, 1), where the logarithms are finite.
double clamped_cross_entropy(std::span<const float> outputs, std::span<const float> targets) {
  constexpr double margin = 1e-7;
  double sum = 0;
  for (std::size_t i = 0; i < outputs.size(); ++i) {
    const double y = std::clamp(static_cast<double>(outputs[i]), margin, 1 - margin);
    const auto t = static_cast<double>(targets[i]);
    sum -= t * std::log(y) + (1 - t) * std::log1p(-y);
  }
  return sum;
}

/// Runs a model over batches of images, in buffers that are allocated once.
class Evaluator {
 public:
  Evaluator(const Autoencoder& model, const TrainingConfiguration& training, Index capacity)
      : model_(model.configuration()),
        parameters_(model.parameters()),
        training_(training),
        is_probabilistic_(family_traits(model_).is_probabilistic()),
        objective_(model_, training.loss_function(), capacity),
        corrupted_(capacity, model_.features()),
        noise_(capacity, noise_width(model_)),
        no_noise_(Matrix<float>::Zero(capacity, noise_width(model_))) {}

  /// Adds the sums over one batch of clean images to `sums`.
  void add(const ConstMatrixView<float>& clean, std::span<const std::uint32_t> samples,
           Evaluation& sums) {
    draw_code_noise(training_.seed, test_corruption_epoch, samples,
                    first_rows(noise_, clean.rows()));
    const bool corrupts = training_.corruption.kind != CorruptionKind::none;
    const auto images = static_cast<double>(clean.rows());
    const double size = static_cast<double>(clean.size());

    forward(clean, clean, Noise::none);
    const bool sigmoid = model_.output_activation == Activation::sigmoid;
    if (sigmoid) sums.bce += cross_entropy(clean) / size * images;
    const double clean_loss = loss(clean, clean, Noise::none).total;
    sums.mse += squared_error(clean) / size * images;
    if (!sigmoid) {
      sums.bce += clamped_cross_entropy(reconstructions(clean), elements(clean)) / size * images;
    }
    if (!is_probabilistic_ && !corrupts) sums.loss += clean_loss * images;

    if (is_probabilistic_) {
      forward(clean, clean, Noise::drawn);
      const ObjectiveValue value = loss(clean, clean, Noise::drawn);
      EvidenceBound& bound = sums.bound ? *sums.bound : sums.bound.emplace();
      bound.reconstruction += value.reconstruction * images;
      bound.kl += value.term * images;
      if (!corrupts) sums.loss += value.total * images;
    }
    if (corrupts) add_corrupted(clean, samples, sums);
  }

 private:
  /// Whether probabilistic codes are means or samples.
  enum class Noise { none, drawn };

  void add_corrupted(const ConstMatrixView<float>& clean, std::span<const std::uint32_t> samples,
                     Evaluation& sums) {
    const auto images = static_cast<double>(clean.rows());
    const double size = static_cast<double>(clean.size());
    const MatrixView<float> corrupted = first_rows(corrupted_, clean.rows());
    corrupt(training_.corruption, training_.seed, test_corruption_epoch, samples, model_.input,
            clean, corrupted);
    const ConstMatrixView<float> input = first_rows(std::as_const(corrupted_), clean.rows());
    sums.corrupted_mse = sums.corrupted_mse.value_or(0) +
                         sum_of(Loss::mse, elements(input), elements(clean)) / size * images;
    forward(input, clean, Noise::none);
    double corrupted_loss = loss(input, clean, Noise::none).total;
    sums.denoised_mse = sums.denoised_mse.value_or(0) + squared_error(clean) / size * images;
    if (is_probabilistic_) {
      forward(input, clean, Noise::drawn);
      corrupted_loss = loss(input, clean, Noise::drawn).total;
    }
    sums.loss += corrupted_loss * images;
  }

  [[nodiscard]] Batch<float> batch(const ConstMatrixView<float>& input,
                                   const ConstMatrixView<float>& targets, Noise noise) const {
    const bool none = noise == Noise::none && is_probabilistic_;
    return {input, targets, first_rows(none ? no_noise_ : noise_, input.rows())};
  }

  void forward(const ConstMatrixView<float>& input, const ConstMatrixView<float>& targets,
               Noise noise) {
    objective_.forward(parameters_, batch(input, targets, noise));
  }

  ObjectiveValue loss(const ConstMatrixView<float>& input, const ConstMatrixView<float>& targets,
                      Noise noise) {
    return objective_.value(parameters_, batch(input, targets, noise), term_weight(model_));
  }

  std::span<const float> reconstructions(const ConstMatrixView<float>& clean) {
    return {objective_.reconstructions(clean.rows()).data(),
            static_cast<std::size_t>(clean.size())};
  }

  double cross_entropy(const ConstMatrixView<float>& clean) {
    return sum_of(Loss::bce, reconstructions(clean), elements(clean));
  }

  double squared_error(const ConstMatrixView<float>& clean) {
    return sum_of(Loss::mse, reconstructions(clean), elements(clean));
  }

  const ModelConfiguration& model_;
  std::span<const float> parameters_;
  const TrainingConfiguration& training_;
  bool is_probabilistic_;
  Objective<float> objective_;
  Matrix<float> corrupted_;
  Matrix<float> noise_;
  Matrix<float> no_noise_;
};

}  // namespace

Evaluation evaluate(const Autoencoder& model, const ImageSet& images,
                    const TrainingConfiguration& training, std::size_t limit) {
  require_image_size(model.configuration(), images);
  constexpr std::size_t capacity = 256;
  const std::size_t count = std::min(limit, images.count());
  Evaluator evaluator(model, training, static_cast<Index>(std::min(capacity, count)));
  Evaluation result;
  result.images = count;
  std::vector<std::uint32_t> samples;
  for (std::size_t first = 0; first < count; first += capacity) {
    const std::size_t rows = std::min(capacity, count - first);
    samples.resize(rows);
    std::iota(samples.begin(), samples.end(), static_cast<std::uint32_t>(first));
    const Matrix<float> clean = images_as_floats(images, first, rows);
    evaluator.add(first_rows(clean, clean.rows()), samples, result);
  }
  const auto divisor = static_cast<double>(count);
  result.loss /= divisor;
  result.mse /= divisor;
  result.bce /= divisor;
  if (result.bound) {
    result.bound->reconstruction /= divisor;
    result.bound->kl /= divisor;
  }
  if (result.corrupted_mse) *result.corrupted_mse /= divisor;
  if (result.denoised_mse) *result.denoised_mse /= divisor;
  return result;
}

}  // namespace ae
