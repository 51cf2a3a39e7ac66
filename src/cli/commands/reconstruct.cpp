#include <CLI/CLI.hpp>
#include <array>
#include <memory>

#include "analysis/image_quality.hpp"
#include "cli/commands/commands.hpp"
#include "cli/options/data_option.hpp"
#include "cli/options/file_options.hpp"
#include "cli/options/model_option.hpp"
#include "cli/options/test_images_option.hpp"
#include "cli/options/threads_option.hpp"
#include "cli/output.hpp"
#include "cli/pictures/picture_input.hpp"
#include "cli/pictures/sheet_pictures.hpp"
#include "io/png.hpp"
#include "training/batch.hpp"

namespace ae::cli {
namespace {

struct ReconstructOptions {
  FileOptions files;
  std::filesystem::path model;
  std::filesystem::path out;
  std::filesystem::path image;
  DataOption data;
  ThreadsOption threads;
  TestImagesOption images;
  std::size_t scale = usual_scale;
  bool json = false;
};

Matrix<float> test_images(const ReconstructOptions& options, const ModelConfiguration& model) {
  const ImageSet test = options.data.load_test(input_size(model));
  require_image_size(model, test);
  return options.images.choose(test);
}

void run(const ReconstructOptions& options) {
  options.threads.apply();
  options.files.check();
  const SavedModel saved = load_model(options.model);
  const ModelConfiguration& model = saved.configuration.model;
  const bool is_picture = !options.image.empty();
  const Matrix<float> images =
      is_picture ? read_picture_for(model, options.image) : test_images(options, model);
  const Matrix<float> codes = saved.model.encode(view(images));
  const Matrix<float> reconstructions = saved.model.decode(view(codes));

  const std::array rows = {to_pictures(view(images), model),
                           to_pictures(view(reconstructions), model)};
  write_png(options.out, stacked_sheet(rows, options.scale));
  if (options.json) {
    Json result{{"out", options.out.string()}};
    if (is_picture) {
      result["image"] = options.image.string();
    } else {
      result["from"] = options.images.from();
    }
    result["count"] = images.rows();
    result["mse"] = reconstruction_errors(view(images), view(reconstructions));
    print(result);
  }
  say("Wrote " + options.out.string() + ": " +
      (is_picture ? options.image.string() + " above its reconstruction."
                  : "test images above their reconstructions."));
}

}  // namespace

void add_reconstruct(CLI::App& app) {
  CLI::App* command = app.add_subcommand(
      "reconstruct",
      "Draw test images, or one picture, above what a model makes of them, as a PNG");
  const auto options = std::make_shared<ReconstructOptions>();
  add_model_option(*command, options->files, options->model);
  options->data.add_to(*command, options->files);
  options->threads.add_to(*command);
  options->files.add_output(*command, "--out", options->out, "The PNG to write")->required();
  CLI::Option* image = add_picture_option(*command, options->files, options->image);
  for (CLI::Option* option : options->images.add_to(*command)) image->excludes(option);
  add_scale_option(*command, options->scale);
  command->add_flag("--json", options->json, "Print each image's error as one JSON object");
  command->footer(
      "Examples:\n"
      "  autoencoder reconstruct --model model.safetensors --data digits --out sheet.png\n"
      "  autoencoder reconstruct --model model.safetensors --image photo.jpg --out both.png");
  command->callback([options] { run(*options); });
}

}  // namespace ae::cli
