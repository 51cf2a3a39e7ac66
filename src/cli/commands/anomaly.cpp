#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <memory>
#include <numeric>
#include <sstream>

#include "analysis/anomaly_score.hpp"
#include "analysis/roc.hpp"
#include "base/error.hpp"
#include "cli/commands/commands.hpp"
#include "cli/numbers.hpp"
#include "cli/options/classes_option.hpp"
#include "cli/options/data_option.hpp"
#include "cli/options/file_options.hpp"
#include "cli/options/model_option.hpp"
#include "cli/options/number_option.hpp"
#include "cli/options/threads_option.hpp"
#include "cli/output.hpp"
#include "cli/pictures/sheet_pictures.hpp"
#include "data/classes.hpp"
#include "io/atomic_file.hpp"
#include "io/csv.hpp"
#include "io/png.hpp"
#include "training/batch.hpp"

namespace ae::cli {
namespace {

namespace fs = std::filesystem;

constexpr double usual_false_positive_rate = 0.05;
constexpr std::size_t most_shown = 16;

struct AnomalyOptions {
  FileOptions files;
  fs::path model;
  fs::path out;
  fs::path roc;
  DataOption data;
  ThreadsOption threads;
  std::string normal;
  std::string anomalous;
  std::string score = "error";
  double false_positive_rate = usual_false_positive_rate;
  std::size_t count = most_shown;
  std::size_t scale = usual_scale;
  bool json = false;

  [[nodiscard]] bool has_truth() const { return !normal.empty() || !anomalous.empty(); }
};

/// Returns for each image whether its class makes it anomalous.
std::vector<bool> truth(const AnomalyOptions& options, const ImageSet& test) {
  const bool named_normal = !options.normal.empty();
  const std::string option = named_normal ? "--normal" : "--anomalous";
  if (test.labels.empty()) {
    throw InputError(option + " names classes, but the test images of " + options.data.name() +
                     " have no labels.");
  }
  const auto named = parse_classes(option, named_normal ? options.normal : options.anomalous);
  const std::vector<std::uint8_t> present = classes_of(test);
  for (const std::uint8_t name : named) {
    if (std::ranges::find(present, name) != present.end()) continue;
    throw InputError(option + " has class " + std::to_string(name) + ", but no test image of " +
                     options.data.name() + " is of that class.");
  }
  std::vector<bool> anomalous;
  anomalous.reserve(test.labels.size());
  for (const std::uint8_t label : test.labels) {
    anomalous.push_back((std::ranges::find(named, label) == named.end()) == named_normal);
  }
  return anomalous;
}

/// The quality with which the scores tell anomalous images from normal ones.
struct Verdict {
  std::size_t normal = 0;
  std::size_t anomalous = 0;
  double normal_mean = 0;  ///< the mean score of the normal images
  double anomalous_mean = 0;
  double auc = 0;
  Detection detection;
};

Verdict judge(const std::vector<float>& scores, const std::vector<bool>& anomalous, double rate) {
  Verdict verdict;
  verdict.auc = area_under_roc(scores, anomalous);
  verdict.detection = detect(scores, anomalous, rate);
  for (std::size_t i = 0; i < scores.size(); ++i) {
    ++(anomalous[i] ? verdict.anomalous : verdict.normal);
    (anomalous[i] ? verdict.anomalous_mean : verdict.normal_mean) += static_cast<double>(scores[i]);
  }
  verdict.normal_mean /= static_cast<double>(verdict.normal);
  verdict.anomalous_mean /= static_cast<double>(verdict.anomalous);
  return verdict;
}

/// Returns the images' indices, the highest score first.
std::vector<std::size_t> by_score(const std::vector<float>& scores) {
  std::vector<std::size_t> order(scores.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, [&](std::size_t a, std::size_t b) {
    return scores[a] != scores[b] ? scores[a] > scores[b] : a < b;
  });
  return order;
}

/// Returns those images and the model's reconstructions of them.
std::array<std::vector<GreyImage>, 2> drawn(const Autoencoder& model, const ImageSet& test,
                                            std::span<const std::size_t> numbers) {
  Matrix<float> images(static_cast<Index>(numbers.size()), static_cast<Index>(test.features()));
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    images.row(static_cast<Index>(i)) = images_as_floats(test, numbers[i], 1);
  }
  const Matrix<float> codes = model.encode(view(images));
  const Matrix<float> reconstructions = model.decode(view(codes));
  return {to_pictures(view(images), model.configuration()),
          to_pictures(view(reconstructions), model.configuration())};
}

void write_sheet(const AnomalyOptions& options, const Autoencoder& model, const ImageSet& test,
                 std::span<const std::size_t> most, std::span<const std::size_t> least) {
  auto [most_images, most_drawn] = drawn(model, test, most);
  auto [least_images, least_drawn] = drawn(model, test, least);
  const std::array rows = {most_images, most_drawn, least_images, least_drawn};
  write_png(options.out, stacked_sheet(rows, options.scale));
  say("Wrote " + options.out.string() +
      ": the most anomalous test images above what the model makes of them, then the least.");
}

void write_roc(const fs::path& file, const std::vector<RocPoint>& curve) {
  CsvTable table{.names = {"threshold", "false_positive_rate", "true_positive_rate"}, .values = {}};
  for (const RocPoint& point : curve) {
    for (const double value :
         {point.threshold, point.false_positive_rate, point.true_positive_rate}) {
      table.values.push_back(static_cast<float>(value));
    }
  }
  write_file_atomically(file, serialize_csv(table));
  say("Wrote " + file.string() + ": the ROC curve's " + with_commas(curve.size()) + " points.");
}

void add(const Verdict& verdict, Json& json) {
  const Detection& detection = verdict.detection;
  json["normal"] = verdict.normal;
  json["anomalous"] = verdict.anomalous;
  json["normal_mean"] = verdict.normal_mean;
  json["anomalous_mean"] = verdict.anomalous_mean;
  json["auc"] = verdict.auc;
  json["threshold"] =
      detection.point.threshold;  // null if no image is caught, because JSON has no infinity
  json["false_positive_rate"] = detection.point.false_positive_rate;
  json["recall"] = detection.point.true_positive_rate;
  json["precision"] = detection.precision ? Json(*detection.precision) : Json(nullptr);
}

std::string as_text(const Verdict& verdict, double rate) {
  const Detection& detection = verdict.detection;
  std::ostringstream text;
  text << "mean score      normal " << fixed(verdict.normal_mean, 5) << ", anomalous "
       << fixed(verdict.anomalous_mean, 5) << '\n'
       << "ROC-AUC         " << fixed(verdict.auc, 4) << '\n'
       << "threshold       " << fixed(detection.point.threshold, 5)
       << ", for a false-positive rate of " << rate << " or less\n"
       << "                calls " << with_commas(detection.false_positives) << " of "
       << with_commas(verdict.normal) << " normal images anomalous, and "
       << with_commas(detection.true_positives) << " of " << with_commas(verdict.anomalous)
       << " anomalous ones\n"
       << "                recall " << fixed(detection.point.true_positive_rate, 3);
  if (detection.precision) text << ", precision " << fixed(*detection.precision, 3);
  text << '\n';
  return text.str();
}

/// Returns the name of an image's class after a comma, or nothing where the class has no name.
std::string class_of(const NamedImages& test, std::size_t index) {
  if (index >= test.images.labels.size()) return "";
  const std::uint8_t label = test.images.labels[index];
  return label < test.class_names.size() ? ", " + test.class_names[label] : "";
}

void print_list(std::ostringstream& text, std::span<const std::size_t> numbers,
                const std::vector<float>& scores, const NamedImages& test) {
  for (std::size_t i = 0; i < std::min<std::size_t>(numbers.size(), 4); ++i) {
    text << (i == 0 ? "" : ", ") << "number " << numbers[i] << class_of(test, numbers[i]) << " ("
         << fixed(static_cast<double>(scores[numbers[i]]), 5) << ')';
  }
  text << '\n';
}

void run(const AnomalyOptions& options) {
  options.threads.apply();
  if (!options.has_truth() && !options.roc.empty()) {
    throw InputError("--roc needs to know which classes are normal: --normal or --anomalous.");
  }
  options.files.check();
  const SavedModel saved = load_model(options.model);
  const NamedImages named = options.data.load_named_test(input_size(saved.configuration.model));
  const ImageSet& test = named.images;
  const std::vector<float> scores =
      anomaly_scores(saved.model, test, saved.configuration.training,
                     options.score == "elbo" ? AnomalyScore::elbo : AnomalyScore::error);
  const std::vector<std::size_t> order = by_score(scores);
  const std::size_t count = std::min(options.count, order.size());
  const std::vector<std::size_t> most(order.begin(), order.begin() + static_cast<Index>(count));
  const std::vector<std::size_t> least(order.rbegin(), order.rbegin() + static_cast<Index>(count));

  Json json = {{"score", options.score}, {"images", test.count()}};
  std::ostringstream text;
  text << "test images     " << with_commas(test.count()) << '\n';
  if (options.has_truth()) {
    const std::vector<bool> anomalous = truth(options, test);
    const Verdict verdict = judge(scores, anomalous, options.false_positive_rate);
    add(verdict, json);
    text << as_text(verdict, options.false_positive_rate);
    if (!options.roc.empty()) write_roc(options.roc, roc_curve(scores, anomalous));
  }
  text << "most anomalous  ";
  print_list(text, most, scores, named);
  text << "least anomalous ";
  print_list(text, least, scores, named);
  if (!options.out.empty()) write_sheet(options, saved.model, test, most, least);
  if (options.json) {
    json["most_anomalous"] = most;
    json["least_anomalous"] = least;
    json["scores"] = scores;
    print(json);
  } else {
    print(text.str());
  }
}

}  // namespace

void add_anomaly(CLI::App& app) {
  CLI::App* command = app.add_subcommand(
      "anomaly", "Find the test images that are least like what a model was trained on");
  const auto options = std::make_shared<AnomalyOptions>();
  add_model_option(*command, options->files, options->model);
  options->data.add_to(*command, options->files);
  options->threads.add_to(*command);
  CLI::Option* normal =
      command->add_option("--normal", options->normal, "The classes that are normal, as in 0,1,2")
          ->type_name("LIST");
  command->add_option("--anomalous", options->anomalous, "The classes that are not, as in 7")
      ->type_name("LIST")
      ->excludes(normal);
  command
      ->add_option("--score", options->score,
                   "error, of the reconstruction, or elbo, for minus the evidence lower bound of a "
                   "variational model")
      ->type_name("NAME")
      ->check(CLI::IsMember({"error", "elbo"}))
      ->capture_default_str();
  require_number<double>(
      command->add_option("--false-positive-rate", options->false_positive_rate,
                          "The share of the normal images that a threshold may call anomalous"))
      ->check(CLI::Range(0.0, 1.0))
      ->capture_default_str();
  options->files.add_output(*command, "--roc", options->roc,
                            "A CSV file to be given the ROC curve");
  options->files.add_output(*command, "--out", options->out,
                            "A PNG to be given the most anomalous images above, the least below");
  command->add_option("--count", options->count, "How many of each to show")
      ->check(CLI::Range(std::size_t{1}, most_shown))
      ->capture_default_str();
  add_scale_option(*command, options->scale);
  command->add_flag("--json", options->json,
                    "Print the figures and each image's score as one JSON object");
  command->footer(
      "An image's score is the mean squared error per pixel of its reconstruction, or minus its\n"
      "evidence lower bound in nats. Images with the threshold's score or more are called\n"
      "anomalous.\n"
      "Example:\n"
      "  autoencoder train --data digits --except 7 --out model.safetensors\n"
      "  autoencoder anomaly --model model.safetensors --data digits --anomalous 7 --out "
      "sheet.png");
  command->callback([options] { run(*options); });
}

}  // namespace ae::cli
