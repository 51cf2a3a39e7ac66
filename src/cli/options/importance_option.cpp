#include "cli/options/importance_option.hpp"

#include <CLI/CLI.hpp>
#include <numeric>

#include "analysis/importance_bound.hpp"
#include "cli/numbers.hpp"

namespace ae::cli {

void ImportanceOption::add_to(CLI::App& app) {
  app.add_option("--importance-samples", samples_,
                 "Also bound a variational model's likelihood by so many samples of each code")
      ->check(CLI::Range(1, most_importance_samples));
}

std::optional<ImportanceBound> ImportanceOption::measure(
    const Autoencoder& model, const ImageSet& images, const TrainingConfiguration& training) const {
  if (samples_ == 0) return std::nullopt;
  const std::vector<double> bounds = importance_bounds(model, images, training, samples_);
  const double sum = std::accumulate(bounds.begin(), bounds.end(), 0.0);
  return ImportanceBound{.mean = sum / static_cast<double>(bounds.size()), .samples = samples_};
}

void add(const ImportanceBound& bound, Json& json) {
  json["importance_bound"] = bound.mean;
  json["importance_samples"] = bound.samples;
}

std::string as_text(const ImportanceBound& bound) {
  return "likelihood      at least " + fixed(bound.mean, 2) + " nats an image, by " +
         std::to_string(bound.samples) + " importance samples each\n";
}

}  // namespace ae::cli
