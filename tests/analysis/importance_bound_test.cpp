#include "analysis/importance_bound.hpp"

#include <cmath>
#include <doctest/doctest.h>
#include <numeric>

#include "analysis/anomaly_score.hpp"
#include "base/error.hpp"
#include "training/evaluation.hpp"

namespace {

using namespace ae;

/// Two pixels x and one code unit z; p(x | z) is N(w z + b, 1), so that p(x) is a Gaussian too.
struct LinearGaussian {
  double weights[2] = {0.8, -0.5};
  double biases[2] = {0.3, 0.4};
  ImageSet images{.rows = 1, .columns = 2, .pixels = {255, 51, 0, 204, 102, 102}, .labels = {}};
  TrainingConfiguration training;

  [[nodiscard]] double pixel(std::size_t image, std::size_t i) const {
    return images.pixels[2 * image + i] / 255.0;
  }

  /// ln p(x) without the constant ln 2 π: covariance I + w wᵀ, its determinant 1 + wᵀw, and its
  /// inverse I - w wᵀ / (1 + wᵀw).
  [[nodiscard]] double log_likelihood(std::size_t image) const {
    const double d[2] = {pixel(image, 0) - biases[0], pixel(image, 1) - biases[1]};
    const double square = d[0] * d[0] + d[1] * d[1];
    const double along = weights[0] * d[0] + weights[1] * d[1];
    return -(square - along * along / precision()) / 2 - std::log(precision()) / 2;
  }

  /// The posterior is N(wᵀ (x - b) / precision, 1 / precision).
  [[nodiscard]] double precision() const {
    return 1 + weights[0] * weights[0] + weights[1] * weights[1];
  }

  /// The model whose encoder gives that posterior, but for a mean and a log variance that are off.
  [[nodiscard]] Autoencoder model(double mean_off, double log_variance_off) const {
    ModelConfiguration configuration;
    configuration.input = {1, 2};
    configuration.encoder = {};
    configuration.code = 1;
    configuration.family = Family::variational;
    configuration.output_activation = Activation::linear;
    const double mean_weights[2] = {weights[0] / precision(), weights[1] / precision()};
    const double mean_bias = -(mean_weights[0] * biases[0] + mean_weights[1] * biases[1]);
    std::vector<float> parameters;
    for (const double value : {mean_weights[0], mean_weights[1], 0.0, 0.0, mean_bias + mean_off,
                               -std::log(precision()) + log_variance_off, weights[0], weights[1],
                               biases[0], biases[1]}) {
      parameters.push_back(static_cast<float>(value));
    }
    return {configuration, parameters};
  }
};

double mean_of(const std::vector<double>& values) {
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

TEST_CASE("importance bound: with the true posterior any one sample gives the likelihood") {
  const LinearGaussian problem;
  const auto bounds = importance_bounds(problem.model(0, 0), problem.images, problem.training, 1);
  REQUIRE(bounds.size() == 3);
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK(bounds[i] == doctest::Approx(problem.log_likelihood(i)).epsilon(1e-5));
  }
}

TEST_CASE("importance bound: with another posterior it comes near from below") {
  const LinearGaussian problem;
  const Autoencoder model = problem.model(0.4, 0.5);
  const auto bounds = [&](int samples) {
    return importance_bounds(model, problem.images, problem.training, samples);
  };
  const std::vector<double> many = bounds(20'000);
  double exact = 0;
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK(std::abs(many[i] - problem.log_likelihood(i)) < 0.02);
    exact += problem.log_likelihood(i) / 3;
  }
  // Of 1000 copies of the images, which have samples of their own, the means are near the
  // expectations: that of one sample is below the likelihood by the divergence of the posteriors,
  // (0.4² · 1.89 + e^0.5 - 1 - 0.5) / 2.
  ImageSet copies = problem.images;
  copies.pixels.clear();
  for (int i = 0; i < 1000; ++i) {
    copies.pixels.insert(copies.pixels.end(), problem.images.pixels.begin(),
                         problem.images.pixels.end());
  }
  const auto mean = [&](int samples) {
    return mean_of(importance_bounds(model, copies, problem.training, samples));
  };
  CHECK(std::abs(mean(1) - (exact - 0.225561)) < 0.03);
  CHECK(mean(5) > mean(1) + 0.08);
  CHECK(mean(5) < exact);
}

TEST_CASE("evidence bounds: their mean is the evaluation's, and the score is minus them") {
  const LinearGaussian problem;
  const Autoencoder model = problem.model(-0.3, 0.7);
  for (const Loss loss : {Loss::mse, Loss::l1, Loss::huber}) {
    TrainingConfiguration training;
    training.loss = loss;
    const std::vector<double> bounds = evidence_bounds(model, problem.images, training);
    const Evaluation evaluation = evaluate(model, problem.images, training);
    CHECK(mean_of(bounds) == doctest::Approx(evaluation.bound->elbo()).epsilon(1e-5));
    CHECK(anomaly_scores(model, problem.images, training, AnomalyScore::elbo)[2] ==
          static_cast<float>(-bounds[2]));
  }
  ModelConfiguration configuration = model.configuration();
  configuration.output_activation = Activation::sigmoid;
  const Autoencoder sigmoid(configuration, 3);
  TrainingConfiguration training;
  training.loss = Loss::bce;
  CHECK(mean_of(evidence_bounds(sigmoid, problem.images, training)) ==
        doctest::Approx(evaluate(sigmoid, problem.images, training).bound->elbo()).epsilon(1e-5));
}

TEST_CASE("importance bound: other families, other images and no samples are refused") {
  const LinearGaussian problem;
  ModelConfiguration plain;
  plain.input = {1, 2};
  CHECK_THROWS_WITH_AS(
      importance_bounds(Autoencoder(plain, 1), problem.images, problem.training, 5),
      "model.family is plain, but only a variational model gives a distribution of codes.",
      InputError);
  CHECK_THROWS_AS(importance_bounds(problem.model(0, 0), problem.images, problem.training, 0),
                  InputError);
  const ImageSet square{.rows = 2, .columns = 2, .pixels = {1, 2, 3, 4}, .labels = {}};
  CHECK_THROWS_AS(evidence_bounds(problem.model(0, 0), square, problem.training), InputError);
}

}  // namespace
