#include "analysis/importance_bound.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <span>
#include <string>

#include "autoencoder/terms/families.hpp"
#include "base/error.hpp"
#include "math/noise.hpp"
#include "math/threads.hpp"
#include "nn/loss.hpp"
#include "training/batch.hpp"
#include "training/corruption.hpp"

namespace ae {
namespace {

/// The numbers of images that are encoded, and of codes that are decoded, at a time.
constexpr std::size_t images_a_chunk = 256;
constexpr std::size_t codes_a_chunk = 512;

/// A code that was drawn for an image.
struct Sample {
  std::size_t image = 0;
  double log_likelihood = 0;  ///< ln p(image | code)
  double log_ratio = 0;       ///< ln of the code's prior density over its posterior density
  double divergence =
      0;  ///< the Kullback-Leibler divergence of the image's posterior from the prior
};

/// Draws codes for images and decodes them, many at a time.
class Sampler {
 public:
  Sampler(const Autoencoder& model, const TrainingConfiguration& training, std::size_t samples)
      : model_(model),
        loss_(family_traits(model.configuration())
                  .scaled_loss(model.configuration(), training.loss_function())),
        seed_(training.seed),
        samples_(samples),
        workspace_(model.network().make_workspace<float>(codes_a_chunk)),
        codes_(codes_a_chunk, model.configuration().code),
        targets_(codes_a_chunk, model.configuration().features()) {}

  /// Calls use(sample) for all samples of each image, one image after another.
  template <typename Use>
  void run(const ImageSet& images, const Use& use) {
    require_image_size(model_.configuration(), images);
    for (std::size_t first = 0; first < images.count(); first += images_a_chunk) {
      const std::size_t count = std::min(images_a_chunk, images.count() - first);
      const Matrix<float> pixels = images_as_floats(images, first, count);
      const CodeDistributions posterior = model_.posterior(view(pixels));
      for (std::size_t start = 0; start < count * samples_; start += codes_a_chunk) {
        drawn_.resize(std::min(codes_a_chunk, count * samples_ - start));
        draw(pixels, posterior, first, start);
        for (const Sample& sample : drawn_) use(sample);
      }
    }
  }

 private:
  /// Draws the samples from `start` on of the chunk of images that begins with image `first`.
  void draw(const Matrix<float>& pixels, const CodeDistributions& posterior, std::size_t first,
            std::size_t start) {
    parallel_for(drawn_.size(), [&](std::size_t i) {
      const std::size_t image = (start + i) / samples_;
      const auto row = static_cast<Index>(i);
      const auto from = static_cast<Index>(image);
      drawn_[i] = draw_code(first + image, (start + i) % samples_, posterior.means.row(from),
                            posterior.log_variances.row(from), codes_.row(row));
      targets_.row(row) = pixels.row(from);
    });
    const auto rows = static_cast<Index>(drawn_.size());
    model_.network().forward<float>(model_.parameters(), {codes_.data(), rows, codes_.cols()},
                                    workspace_, model_.encoder_depth(), model_.network().depth());
    Matrix<float>& logits = workspace_.outputs.back();
    parallel_for(drawn_.size(), [&](std::size_t i) {
      const auto row = static_cast<Index>(i);
      drawn_[i].log_likelihood = -reconstruction_loss<float>(
          loss_, model_.configuration().output_activation,
          {logits.row(row).data(), 1, logits.cols()}, {targets_.row(row).data(), 1, logits.cols()});
    });
  }

  /// Writes sample `number` of an image's code to `code`.
  template <typename Row, typename Code>
  Sample draw_code(std::size_t image, std::size_t number, const Row& means,
                   const Row& log_variances, Code code) const {
    std::vector<float> noise(static_cast<std::size_t>(code.size()));
    fill_normal({seed_, RandomPurpose::code_noise,
                 test_corruption_epoch - static_cast<std::uint32_t>(number),
                 static_cast<std::uint32_t>(image)},
                noise);
    Sample sample{.image = image, .log_likelihood = 0, .log_ratio = 0, .divergence = 0};
    for (Index unit = 0; unit < code.size(); ++unit) {
      const auto normal = static_cast<double>(noise[static_cast<std::size_t>(unit)]);
      const auto mean = static_cast<double>(means[unit]);
      const auto log_variance = static_cast<double>(log_variances[unit]);
      const double value = mean + std::exp(log_variance / 2) * normal;
      code[unit] = static_cast<float>(value);
      sample.log_ratio += (log_variance + normal * normal - value * value) / 2;
      sample.divergence += (mean * mean + std::expm1(log_variance) - log_variance) / 2;
    }
    return sample;
  }

  const Autoencoder& model_;
  LossFunction loss_;
  std::uint64_t seed_;
  std::size_t samples_;
  Workspace<float> workspace_;
  Matrix<float> codes_;
  Matrix<float> targets_;
  std::vector<Sample> drawn_;
};

/// The logarithm of a mean of numbers, computed from the numbers' logarithms without overflow.
class LogMean {
 public:
  void add(double logarithm) {
    if (logarithm > greatest_) {
      sum_ = sum_ * std::exp(greatest_ - logarithm) + 1;
      greatest_ = logarithm;
    } else {
      sum_ += std::exp(logarithm - greatest_);
    }
    ++count_;
  }
  [[nodiscard]] double value() const {
    return greatest_ + std::log(sum_ / static_cast<double>(count_));
  }

 private:
  double greatest_ = -std::numeric_limits<double>::infinity();
  double sum_ = 0;  // the sum of the numbers, divided by the greatest
  std::size_t count_ = 0;
};

}  // namespace

std::vector<double> evidence_bounds(const Autoencoder& model, const ImageSet& images,
                                    const TrainingConfiguration& training) {
  std::vector<double> bounds(images.count());
  Sampler(model, training, 1).run(images, [&](const Sample& sample) {
    bounds[sample.image] = sample.log_likelihood - sample.divergence;
  });
  return bounds;
}

std::vector<double> importance_bounds(const Autoencoder& model, const ImageSet& images,
                                      const TrainingConfiguration& training, int samples) {
  if (samples < 1 || samples > most_importance_samples) {
    throw InputError("The number of importance samples is " + std::to_string(samples) +
                     ", but must be from 1 to " + std::to_string(most_importance_samples) + ".");
  }
  std::vector<LogMean> means(images.count());
  Sampler(model, training, static_cast<std::size_t>(samples))
      .run(images, [&](const Sample& sample) {
        means[sample.image].add(sample.log_likelihood + sample.log_ratio);
      });
  std::vector<double> bounds(means.size());
  std::ranges::transform(means, bounds.begin(), &LogMean::value);
  return bounds;
}

}  // namespace ae
