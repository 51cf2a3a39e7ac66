#include "cli/options/code_quality_option.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>

#include "analysis/image_codes.hpp"
#include "analysis/linear_probe.hpp"
#include "analysis/nearest_neighbours.hpp"
#include "autoencoder/terms/families.hpp"
#include "base/error.hpp"
#include "cli/numbers.hpp"
#include "cli/pictures/sheet_pictures.hpp"

namespace ae::cli {

void CodeQualityOption::add_to(CLI::App& app) {
  app.add_flag("--code-quality", wanted_,
               "Also tell what the code is like, and how well labels can be told from it: by the 5 "
               "nearest training codes, and by logistic regression on them");
}

std::optional<CodeQuality> CodeQualityOption::measure(const Autoencoder& model,
                                                      const ImageSet& test,
                                                      const DataOption& data) const {
  if (!wanted_ && !family_traits(model.configuration()).has_sparse_code()) return std::nullopt;
  const Matrix<float> test_codes = encode_set(model, test);
  CodeQuality quality{.statistics = code_statistics(view(test_codes)), .accuracies = std::nullopt};
  if (!wanted_) return quality;
  const ImageSet train = data.load(input_size(model.configuration())).train;
  if (train.labels.empty()) {
    throw InputError("--code-quality needs labels, and the images of " + data.name() +
                     " have none.");
  }
  const Matrix<float> train_codes = encode_set(model, train);
  const LabelledCodes known{view(train_codes), train.labels};
  const LabelledCodes asked{view(test_codes), test.labels};
  const std::size_t neighbours = std::min<std::size_t>(5, train.count());
  quality.accuracies = {.nearest_neighbours = nearest_neighbour_accuracy(known, asked, neighbours),
                        .linear_probe = linear_probe(known, asked).accuracy};
  return quality;
}

void add(const CodeQuality& quality, Json& json) {
  const CodeStatistics& statistics = quality.statistics;
  Json code = {{"mean", statistics.mean},
               {"mean_absolute", statistics.mean_absolute},
               {"zeros", statistics.zeros}};
  if (quality.accuracies) {
    code["nearest_neighbour_accuracy"] = quality.accuracies->nearest_neighbours;
    code["linear_probe_accuracy"] = quality.accuracies->linear_probe;
  }
  json["code"] = code;
}

std::string as_text(const CodeQuality& quality) {
  const CodeStatistics& statistics = quality.statistics;
  std::string text = "code            mean " + fixed(statistics.mean, 5) + ", mean magnitude " +
                     fixed(statistics.mean_absolute, 5) + ", " + fixed(100 * statistics.zeros, 1) +
                     " % exactly 0\n";
  if (quality.accuracies) {
    text += "labels told by  5 nearest neighbours " +
            fixed(quality.accuracies->nearest_neighbours, 4) + ", linear probe " +
            fixed(quality.accuracies->linear_probe, 4) + '\n';
  }
  return text;
}

}  // namespace ae::cli
