#include "training/evaluation.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

#include "math/loss_kernels.hpp"
#include "training/batch.hpp"
#include "training/corruption.hpp"

namespace ae {
namespace {

std::span<const float> elements(const MatrixView<float>& matrix) {
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

/// One model run over batches of images: what it needs, allocated once.
class Evaluator {
 public:
  Evaluator(const Autoencoder& model, const TrainingConfiguration& training, Index capacity)
      : model_(model),
        training_(training),
        workspace_(model.network().make_workspace<float>(capacity)) {}

  /// Adds the sums over one batch of clean images to `sums`.
  void add(const MatrixView<float>& clean, std::span<const std::uint32_t> samples,
           Evaluation& sums) {
    const double size = static_cast<double>(clean.size());
    const MatrixView<float> output = forward(clean);
    const bool sigmoid = model_.configuration().output_activation == Activation::sigmoid;
    if (sigmoid) sums.bce += sum_of(Difference::cross_entropy, elements(output), elements(clean));
    const double clean_loss = loss(output, clean) * size;
    sums.mse += sum_of(Difference::squared_error, elements(output), elements(clean));
    if (!sigmoid) sums.bce += clamped_cross_entropy(elements(output), elements(clean));

    if (training_.corruption.kind == CorruptionKind::none) {
      sums.loss += clean_loss;
      return;
    }
    corrupted_.resize(clean.rows(), clean.cols());
    const MatrixView<float> corrupted = first_rows(corrupted_, clean.rows());
    corrupt(training_.corruption, training_.seed, test_corruption_epoch, samples,
            model_.configuration().input, {clean.data(), clean.rows(), clean.cols()}, corrupted);
    sums.corrupted_mse = sums.corrupted_mse.value_or(0) +
                         sum_of(Difference::squared_error, elements(corrupted), elements(clean));
    const MatrixView<float> denoised = forward(corrupted);
    sums.loss += loss(denoised, clean) * size;
    sums.denoised_mse = sums.denoised_mse.value_or(0) +
                        sum_of(Difference::squared_error, elements(denoised), elements(clean));
  }

 private:
  MatrixView<float> forward(const MatrixView<float>& input) {
    model_.network().forward<float>(
        model_.parameters(), ConstMatrixView<float>(input.data(), input.rows(), input.cols()),
        workspace_, 0, model_.network().depth());
    return first_rows(workspace_.outputs.back(), input.rows());
  }

  double loss(const MatrixView<float>& output, const MatrixView<float>& clean) const {
    return reconstruction_loss<float>(
        training_.loss_function(), model_.configuration().output_activation, output,
        ConstMatrixView<float>(clean.data(), clean.rows(), clean.cols()));
  }

  const Autoencoder& model_;
  const TrainingConfiguration& training_;
  Workspace<float> workspace_;
  Matrix<float> corrupted_;
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
    Matrix<float> clean = images_as_floats(images, first, rows);
    evaluator.add(first_rows(clean, clean.rows()), samples, result);
  }
  const double pixels = static_cast<double>(count * images.features());
  result.loss /= pixels;
  result.mse /= pixels;
  result.bce /= pixels;
  if (result.corrupted_mse) *result.corrupted_mse /= pixels;
  if (result.denoised_mse) *result.denoised_mse /= pixels;
  return result;
}

}  // namespace ae
