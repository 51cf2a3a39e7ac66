#include "analysis/robustness.hpp"

#include <CLI/CLI.hpp>
#include <memory>
#include <sstream>

#include "cli/commands/commands.hpp"
#include "cli/numbers.hpp"
#include "cli/options/data_option.hpp"
#include "cli/options/file_options.hpp"
#include "cli/options/model_option.hpp"
#include "cli/options/number_option.hpp"
#include "cli/options/threads_option.hpp"
#include "cli/output.hpp"
#include "io/atomic_file.hpp"
#include "training/batch.hpp"

namespace ae::cli {
namespace {

namespace fs = std::filesystem;

struct RobustnessOptions {
  FileOptions files;
  fs::path model;
  fs::path csv;
  DataOption data;
  ThreadsOption threads;
  std::vector<double> rotations = {0, 5, 10, 15, 20, 30, 45, 60, 90, 180};
  std::vector<double> shifts = {1, 2, 3, 4, 6, 8};
  std::vector<double> noises = {0.1, 0.2, 0.3, 0.4, 0.6, 0.8};
  std::size_t images = 10'000;
  bool json = false;
};

std::vector<Distortion> distortions(const RobustnessOptions& options) {
  using enum DistortionKind;
  std::vector<Distortion> all;
  all.reserve(options.rotations.size() + 2 * options.shifts.size() + options.noises.size() + 2);
  for (const double degrees : options.rotations) all.push_back({rotation, degrees});
  for (const DistortionKind kind : {horizontal_shift, vertical_shift}) {
    for (const double pixels : options.shifts) all.push_back({kind, pixels});
  }
  all.push_back({horizontal_reflection, 0});
  all.push_back({vertical_reflection, 0});
  for (const double deviation : options.noises) all.push_back({noise, deviation});
  return all;
}

std::string as_text(const std::vector<RobustnessPoint>& curve, std::size_t images) {
  std::ostringstream text;
  text << with_commas(images) << " test images\n\n"
       << std::left << std::setw(24) << "distortion" << std::right << std::setw(8) << "amount"
       << std::setw(12) << "MSE" << '\n';
  for (const auto& [distortion, mse] : curve) {
    text << std::left << std::setw(24) << name_of(distortion.kind) << std::right << std::setw(8)
         << distortion.amount << std::setw(12) << fixed(mse, 5) << '\n';
  }
  return text.str();
}

Json as_json(const std::vector<RobustnessPoint>& curve, std::size_t images) {
  Json points = Json::array();
  for (const auto& [distortion, mse] : curve) {
    points.push_back(
        {{"kind", name_of(distortion.kind)}, {"amount", distortion.amount}, {"mse", mse}});
  }
  return {{"images", images}, {"curve", points}};
}

void write_csv(const fs::path& file, const std::vector<RobustnessPoint>& curve) {
  std::ostringstream text;
  text.precision(9);
  text << "kind,amount,mse\n";
  for (const auto& [distortion, mse] : curve) {
    text << name_of(distortion.kind) << ',' << distortion.amount << ',' << mse << '\n';
  }
  const std::string bytes = text.str();
  write_file_atomically(file, std::vector<std::uint8_t>(bytes.begin(), bytes.end()));
  say("Wrote " + file.string() + ": a line for each of " + with_commas(curve.size()) +
      " distortions.");
}

void run(const RobustnessOptions& options) {
  options.threads.apply();
  options.files.check();
  const SavedModel saved = load_model(options.model);
  const ImageSet test = options.data.load_test(input_size(saved.configuration.model));
  const std::size_t images = std::min(options.images, test.count());
  const std::vector<RobustnessPoint> curve = robustness(saved.model, test, distortions(options),
                                                        saved.configuration.training.seed, images);
  if (!options.csv.empty()) write_csv(options.csv, curve);
  if (options.json) {
    print(as_json(curve, images));
  } else {
    print(as_text(curve, images));
  }
}

void add_amounts(CLI::App& app, const char* option, std::vector<double>& amounts,
                 const std::string& description) {
  require_number<double>(app.add_option(option, amounts, description))
      ->delimiter(',')
      ->type_name("LIST")
      ->capture_default_str();
}

}  // namespace

void add_robustness(CLI::App& app) {
  CLI::App* command = app.add_subcommand(
      "robustness", "Measure what a model makes of rotated, shifted, reflected and noisy images");
  const auto options = std::make_shared<RobustnessOptions>();
  add_model_option(*command, options->files, options->model);
  options->data.add_to(*command, options->files);
  options->threads.add_to(*command);
  add_amounts(*command, "--rotations", options->rotations, "Degrees, counter-clockwise");
  add_amounts(*command, "--shifts", options->shifts, "Pixels to the right, then down");
  add_amounts(*command, "--noises", options->noises, "Standard deviations of Gaussian noise");
  command->add_option("--images", options->images, "How many test images, from the first on")
      ->check(CLI::Range(std::size_t{1}, std::size_t{10'000'000}))
      ->capture_default_str();
  options->files.add_output(*command, "--csv", options->csv, "A CSV file to be given the table");
  command->add_flag("--json", options->json, "Print the table as one JSON object");
  command->footer(
      "MSE is per pixel: after a rotation, a shift or a reflection between the distorted images\n"
      "and what the model makes of them, after noise between the clean images and what it makes\n"
      "of the noisy ones. A rotation also blurs, and blurred images are easier to draw: the\n"
      "smallest angles may come out below 0 degrees.\n"
      "Example:\n"
      "  autoencoder robustness --model model.safetensors --data digits --rotations 0,15,30");
  command->callback([options] { run(*options); });
}

}  // namespace ae::cli
