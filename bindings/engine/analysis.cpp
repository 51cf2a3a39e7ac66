// The questions that JavaScript asks about models. Results with several members are JSON, which the
// worker parses.
#include <algorithm>
#include <cstdint>
#include <emscripten/bind.h>
#include <memory>
#include <numeric>
#include <string>
#include <vector>

#include "analysis/anomaly_score.hpp"
#include "analysis/image_codes.hpp"
#include "analysis/image_quality.hpp"
#include "analysis/importance_bound.hpp"
#include "analysis/latent_path.hpp"
#include "analysis/linear_probe.hpp"
#include "analysis/nearest_neighbours.hpp"
#include "analysis/pca.hpp"
#include "analysis/robustness.hpp"
#include "analysis/roc.hpp"
#include "analysis/structural_similarity.hpp"
#include "arrays.hpp"
#include "autoencoder/configuration_names.hpp"
#include "autoencoder/model_file.hpp"
#include "base/json.hpp"
#include "data/dataset.hpp"
#include "training/evaluation.hpp"

namespace ae::bindings {
namespace {

template <typename Enum>
Enum named(const std::string& what, const std::string& name) {
  if (const auto value = value_named<Enum>(name)) return *value;
  throw InputError(what + " is \"" + name + "\", but must be " + allowed_names<Enum>() + ".");
}

// --- images ---

Float32Array errors_of(const Float32Array& images, const Float32Array& reconstructions,
                       int features) {
  const std::vector<float> before = copy_in(images);
  const std::vector<float> after = copy_in(reconstructions);
  return copy_out(reconstruction_errors(as_rows(before, features), as_rows(after, features)));
}

Float32Array similarities_of(const Float32Array& images, const Float32Array& reconstructions,
                             int rows, int columns) {
  const std::vector<float> before = copy_in(images);
  const std::vector<float> after = copy_in(reconstructions);
  return copy_out(structural_similarities(as_rows(before, rows * columns),
                                          as_rows(after, rows * columns), rows, columns));
}

// --- codes ---

Float32Array walk_codes(const Float32Array& points, int units, const std::string& path, int steps) {
  const std::vector<float> values = copy_in(points);
  return copy_out(latent_path(named<LatentPath>("The path", path), as_rows(values, units), steps));
}

Float32Array draw_codes(const SavedModel& saved, const Dataset& dataset, int count, double seed) {
  return copy_out(
      random_codes(saved.model, dataset.train, count, static_cast<std::uint64_t>(seed)));
}

Float32Array grid_codes(const SavedModel& saved, const Dataset& dataset, int side) {
  return copy_out(code_grid(saved.model, dataset.train, side));
}

std::string code_quality(const SavedModel& saved, const Dataset& dataset) {
  constexpr std::size_t neighbours = 5;
  const Matrix<float> train = encode_set(saved.model, dataset.train);
  const Matrix<float> test = encode_set(saved.model, dataset.test);
  const LabelledCodes known{first_rows(train, train.rows()), dataset.train.labels};
  const LabelledCodes asked{first_rows(test, test.rows()), dataset.test.labels};
  return Json{{"nearestNeighbours", nearest_neighbour_accuracy(
                                        known, asked, std::min(neighbours, dataset.train.count()))},
              {"linearProbe", linear_probe(known, asked).accuracy}}
      .dump();
}

// --- how good a model is ---

std::string evaluate_model(const SavedModel& saved, const Dataset& dataset) {
  const Evaluation figures = evaluate(saved.model, dataset.test, saved.configuration.training);
  Json json;
  json["images"] = figures.images;
  json["loss"] = figures.loss;
  json["mse"] = figures.mse;
  json["bce"] = figures.bce;
  json["psnr"] = peak_signal_to_noise_ratio(figures.mse);
  if (figures.bound) {
    json["elbo"] = figures.bound->elbo();
    json["reconstruction"] = figures.bound->reconstruction;
    json["kl"] = figures.bound->kl;
  }
  if (figures.denoised_mse) {
    json["corruptedMse"] = *figures.corrupted_mse;
    json["denoisedMse"] = *figures.denoised_mse;
  }
  return json.dump();
}

/// Returns the mean bound over the first `count` test images, in nats.
double importance_bound(const SavedModel& saved, const Dataset& dataset, int samples,
                        std::uint32_t count) {
  const std::vector<double> bounds = importance_bounds(
      saved.model, first_images(dataset.test, count), saved.configuration.training, samples);
  return std::accumulate(bounds.begin(), bounds.end(), 0.0) / static_cast<double>(bounds.size());
}

/// Returns the errors on the first `limit` test images: of the model's reconstructions or, if
/// `components` is not null, of those of the principal components.
Float32Array robustness_curve(const SavedModel& saved, const PrincipalComponents* components,
                              const Dataset& dataset, const std::string& kind,
                              const Float32Array& amounts, double seed, std::uint32_t limit) {
  const auto distortion = named<DistortionKind>("The distortion", kind);
  std::vector<Distortion> distortions;
  for (const float amount : copy_in(amounts)) {
    distortions.push_back({distortion, static_cast<double>(amount)});
  }
  const auto whole_seed = static_cast<std::uint64_t>(seed);
  const Reconstruct project = [components](const ConstMatrixView<float>& images) {
    const Matrix<float> coordinates = components->project(images);
    return components->reconstruct({coordinates.data(), coordinates.rows(), coordinates.cols()});
  };
  const std::vector<RobustnessPoint> curve =
      components != nullptr ? robustness(project, dataset.test, distortions, whole_seed, limit)
                            : robustness(saved.model, dataset.test, distortions, whole_seed, limit);
  std::vector<float> errors;
  for (const RobustnessPoint& point : curve) errors.push_back(static_cast<float>(point.mse));
  return copy_out(errors);
}

/// Returns images of the data's size as `robustness` distorts them.
Float32Array distort(const Dataset& dataset, const Float32Array& images, const std::string& kind,
                     double amount, double seed) {
  const auto distortion = named<DistortionKind>("The distortion", kind);
  const std::array<Index, 2> size = {static_cast<Index>(dataset.test.rows),
                                     static_cast<Index>(dataset.test.columns)};
  const std::vector<float> values = copy_in(images);
  return copy_out(distorted(as_rows(values, size[0] * size[1]), size, {distortion, amount},
                            static_cast<std::uint64_t>(seed)));
}

// --- anomalies ---

std::vector<bool> as_truth(const Uint8Array& anomalous) {
  const std::vector<std::uint8_t> bytes = copy_in(anomalous);
  return {bytes.begin(), bytes.end()};
}

Float32Array score_test_images(const SavedModel& saved, const Dataset& dataset,
                               const std::string& score) {
  return copy_out(anomaly_scores(saved.model, dataset.test, saved.configuration.training,
                                 named<AnomalyScore>("The score", score)));
}

/// Returns the curve as [points × 3]: threshold, false-positive rate and true-positive rate.
Float32Array curve_of(const Float32Array& scores, const Uint8Array& anomalous) {
  std::vector<float> values;
  for (const RocPoint& point : roc_curve(copy_in(scores), as_truth(anomalous))) {
    for (const double value :
         {point.threshold, point.false_positive_rate, point.true_positive_rate}) {
      values.push_back(static_cast<float>(value));
    }
  }
  return copy_out(values);
}

double area_of(const Float32Array& scores, const Uint8Array& anomalous) {
  return area_under_roc(copy_in(scores), as_truth(anomalous));
}

/// Returns the detection as JSON. A threshold of null stands for infinity, at which no image is
/// called anomalous.
std::string detect_at(const Float32Array& scores, const Uint8Array& anomalous,
                      double false_positive_rate) {
  const Detection found = detect(copy_in(scores), as_truth(anomalous), false_positive_rate);
  return Json{{"threshold", found.point.threshold},
              {"falsePositiveRate", found.point.false_positive_rate},
              {"truePositiveRate", found.point.true_positive_rate},
              {"falsePositives", found.false_positives},
              {"truePositives", found.true_positives},
              {"precision", found.precision ? Json(*found.precision) : Json(nullptr)}}
      .dump();
}

// --- principal components ---

std::unique_ptr<PrincipalComponents> fit_components(const Dataset& dataset, int components) {
  return std::make_unique<PrincipalComponents>(
      principal_components(moments_of(dataset.train), components));
}

Float32Array project(const PrincipalComponents& components, const Float32Array& images) {
  const std::vector<float> values = copy_in(images);
  return copy_out(components.project(as_rows(values, components.components.cols())));
}

Float32Array reconstruct(const PrincipalComponents& components, const Float32Array& coordinates) {
  const std::vector<float> values = copy_in(coordinates);
  return copy_out(components.reconstruct(as_rows(values, components.components.rows())));
}

double test_error(const PrincipalComponents& components, const Dataset& dataset) {
  return reconstruction_error(components, dataset.test);
}

}  // namespace

EMSCRIPTEN_BINDINGS(analysis) {
  using emscripten::class_;
  using emscripten::function;

  function("reconstructionErrors", &errors_of);
  function("structuralSimilarities", &similarities_of);
  function("walkCodes", &walk_codes);
  function("randomCodes", &draw_codes);
  function("codeGrid", &grid_codes);
  function("codeQuality", &code_quality);
  function("evaluate", &evaluate_model);
  function("importanceBound", &importance_bound);
  function("robustness", &robustness_curve, emscripten::allow_raw_pointers());
  function("distort", &distort);
  function("anomalyScores", &score_test_images);
  function("rocCurve", &curve_of);
  function("areaUnderRoc", &area_of);
  function("detect", &detect_at);

  class_<PrincipalComponents>("PrincipalComponents")
      .function("explainedShare", &PrincipalComponents::explained_share)
      .function("project", &project)
      .function("reconstruct", &reconstruct)
      .function("testError", &test_error);
  function("principalComponents", &fit_components);
}

}  // namespace ae::bindings
