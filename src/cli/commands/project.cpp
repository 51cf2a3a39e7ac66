#include <CLI/CLI.hpp>
#include <memory>
#include <optional>

#include "analysis/image_codes.hpp"
#include "base/error.hpp"
#include "cli/commands/commands.hpp"
#include "cli/numbers.hpp"
#include "cli/options/data_option.hpp"
#include "cli/options/file_ending.hpp"
#include "cli/options/file_options.hpp"
#include "cli/options/image_set_option.hpp"
#include "cli/options/model_option.hpp"
#include "cli/options/threads_option.hpp"
#include "cli/output.hpp"
#include "cli/pictures/scatter.hpp"
#include "cli/pictures/sheet_pictures.hpp"
#include "io/atomic_file.hpp"
#include "io/csv.hpp"
#include "io/png.hpp"
#include "training/batch.hpp"

namespace ae::cli {
namespace {

struct ProjectOptions {
  FileOptions files;
  std::filesystem::path model;
  std::filesystem::path out;
  DataOption data;
  ImageSetOption set;
  ThreadsOption threads;
  std::size_t size = 900;
  bool json = false;
};

/// Codes as points in a plane.
struct Plane {
  Matrix<float> points;  ///< [count × 2]
  std::array<std::string, 2> axes;
  /// The shares of the codes' variance along the axes, where the axes are the codes' principal
  /// components.
  std::optional<std::array<double, 2>> shares;
};

Plane plane_of(Matrix<float> codes) {
  if (codes.cols() == 2) return {std::move(codes), {"z1", "z2"}, std::nullopt};
  Moments moments(codes.cols());
  moments.add(view(codes));
  const PrincipalComponents pca = principal_components(moments, 2);
  const auto share_of = [&](double variance) {
    return pca.total_variance > 0 ? variance / pca.total_variance : 0;
  };
  const std::array shares = {share_of(pca.explained_variance[0]),
                             share_of(pca.explained_variance[1])};
  return {pca.project(view(codes)),
          {"PC1  " + fixed(100 * shares[0], 1) + "%", "PC2  " + fixed(100 * shares[1], 1) + "%"},
          shares};
}

void write_points(const ProjectOptions& options, const Plane& plane, const NamedImages& named) {
  const std::vector<std::uint8_t>& labels = named.images.labels;
  if (require_ending(options.out, "--out", {".png", ".csv"}) == ".png") {
    write_colour_png(options.out, draw_scatter(plane.points, labels, named.class_names, plane.axes,
                                               options.size));
    return;
  }
  CsvTable table{{"x", "y"}, {}};
  if (!labels.empty()) table.names.emplace_back("label");
  for (Index i = 0; i < plane.points.rows(); ++i) {
    table.values.push_back(plane.points(i, 0));
    table.values.push_back(plane.points(i, 1));
    if (!labels.empty()) table.values.push_back(labels[static_cast<std::size_t>(i)]);
  }
  write_file_atomically(options.out, serialize_csv(table));
}

void run(const ProjectOptions& options) {
  options.threads.apply();
  require_ending(options.out, "--out", {".png", ".csv"});
  options.files.check();
  const SavedModel saved = load_model(options.model);
  if (saved.configuration.model.code < 2) {
    throw InputError("A plane needs codes of at least 2 units, but those of " +
                     options.model.string() + " have 1.");
  }
  const NamedImages named =
      options.set.load_named(options.data, input_size(saved.configuration.model));
  const ImageSet& images = named.images;
  const Plane plane = plane_of(encode_set(saved.model, images));
  if (!plane.points.allFinite()) {
    throw InputError("The model " + options.model.string() +
                     " gives codes that are NaN or infinity, but finite ones were expected.");
  }
  write_points(options, plane, named);
  if (options.json) {
    Json json = {{"out", options.out.string()},
                 {"set", options.set.name()},
                 {"count", plane.points.rows()},
                 {"axes", plane.shares ? "principal components" : "code"}};
    if (plane.shares) json["explained_shares"] = *plane.shares;
    print(json);
  }
  const std::string what = plane.shares ? "the first two principal components of "
                                          "the codes of "
                                        : "the codes of ";
  say("Wrote " + options.out.string() + ": " + what + with_commas(images.count()) + " " +
      options.set.name() + " images" +
      (plane.shares ? ", which hold " + fixed(100 * ((*plane.shares)[0] + (*plane.shares)[1]), 1) +
                          " % of the codes' variance."
                    : "."));
}

}  // namespace

void add_project(CLI::App& app) {
  CLI::App* command = app.add_subcommand(
      "project", "Draw the codes of images as points of a plane, coloured by label");
  const auto options = std::make_shared<ProjectOptions>();
  add_model_option(*command, options->files, options->model);
  options->data.add_to(*command, options->files);
  options->set.add_to(*command);
  options->threads.add_to(*command);
  options->files
      .add_output(*command, "--out", options->out,
                  "The file to write: a .png, or a .csv with the columns x, y and label")
      ->required();
  command->add_option("--size", options->size, "The height of the PNG in pixels")
      ->check(CLI::Range(200, 4000))
      ->capture_default_str();
  command->add_flag("--json", options->json, "Print what the axes are as one JSON object");
  command->footer(
      "Codes of 2 units are drawn as they are; of wider ones, the first two principal components.\n"
      "Examples:\n"
      "  autoencoder project --model model.safetensors --data digits --out codes.png\n"
      "  autoencoder project --model model.safetensors --data digits --set train --out codes.csv");
  command->callback([options] { run(*options); });
}

}  // namespace ae::cli
