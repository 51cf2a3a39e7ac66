#include <CLI/CLI.hpp>
#include <array>
#include <memory>

#include "analysis/image_quality.hpp"
#include "cli/commands/commands.hpp"
#include "cli/options/data_option.hpp"
#include "cli/options/model_option.hpp"
#include "cli/options/test_images_option.hpp"
#include "cli/options/threads_option.hpp"
#include "cli/output.hpp"
#include "cli/pictures/sheet_pictures.hpp"
#include "io/png.hpp"
#include "training/batch.hpp"

namespace ae::cli {
namespace {

struct ReconstructOptions {
  std::filesystem::path model;
  std::filesystem::path out;
  DataOption data;
  ThreadsOption threads;
  TestImagesOption images;
  std::size_t scale = usual_scale;
  bool json = false;
};

void run(const ReconstructOptions& options) {
  options.threads.apply();
  require_writable(options.out);
  const SavedModel saved = load_model(options.model);
  const ImageSet test = options.data.load_test();
  require_image_size(saved.configuration.model, test);
  const Matrix<float> images = options.images.choose(test);
  const Matrix<float> codes = saved.model.encode(view(images));
  const Matrix<float> reconstructions = saved.model.decode(view(codes));

  const ModelConfiguration& model = saved.configuration.model;
  const std::array rows = {to_pictures(view(images), model),
                           to_pictures(view(reconstructions), model)};
  write_png(options.out, stacked_sheet(rows, options.scale));
  if (options.json) {
    print(Json{{"out", options.out.string()},
               {"from", options.images.from()},
               {"count", images.rows()},
               {"mse", reconstruction_errors(view(images), view(reconstructions))}});
  }
  say("Wrote " + options.out.string() + ": test images above their reconstructions.");
}

}  // namespace

void add_reconstruct(CLI::App& app) {
  CLI::App* command = app.add_subcommand(
      "reconstruct", "Draw test images above what a model makes of them, as a PNG");
  const auto options = std::make_shared<ReconstructOptions>();
  add_model_option(*command, options->model);
  options->data.add_to(*command);
  options->threads.add_to(*command);
  command->add_option("--out", options->out, "The PNG to write")->type_name("FILE")->required();
  options->images.add_to(*command);
  add_scale_option(*command, options->scale);
  command->add_flag("--json", options->json, "Print each image's error as one JSON object");
  command->footer(
      "Example:\n"
      "  autoencoder reconstruct --model model.safetensors --data digits --out sheet.png");
  command->callback([options] { run(*options); });
}

}  // namespace ae::cli
