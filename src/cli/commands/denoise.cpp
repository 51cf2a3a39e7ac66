#include <CLI/CLI.hpp>
#include <array>
#include <memory>

#include "analysis/image_quality.hpp"
#include "autoencoder/configuration_names.hpp"
#include "cli/commands/commands.hpp"
#include "cli/options/corruption_option.hpp"
#include "cli/options/data_option.hpp"
#include "cli/options/file_options.hpp"
#include "cli/options/model_option.hpp"
#include "cli/options/test_images_option.hpp"
#include "cli/options/threads_option.hpp"
#include "cli/output.hpp"
#include "cli/pictures/picture_input.hpp"
#include "cli/pictures/sheet_pictures.hpp"
#include "io/png.hpp"
#include "io/sheet.hpp"
#include "training/batch.hpp"
#include "training/corruption.hpp"

namespace ae::cli {
namespace {

struct DenoiseOptions {
  FileOptions files;
  std::filesystem::path model;
  std::filesystem::path out;
  std::filesystem::path image;
  DataOption data;
  ThreadsOption threads;
  TestImagesOption images;
  std::string corruption;
  std::size_t scale = usual_scale;
  bool json = false;
};

Matrix<float> reconstruct(const Autoencoder& model, const Matrix<float>& images) {
  const Matrix<float> codes = model.encode(view(images));
  return model.decode(view(codes));
}

void denoise_picture(const DenoiseOptions& options, const SavedModel& saved) {
  const ModelConfiguration& model = saved.configuration.model;
  const Matrix<float> image = read_picture_for(model, options.image);
  const Matrix<float> denoised = reconstruct(saved.model, image);
  write_png(options.out, magnify(to_pictures(view(denoised), model).front(), options.scale));
  if (options.json) {
    print(Json{{"out", options.out.string()},
               {"image", options.image.string()},
               {"mse_to_image", reconstruction_errors(view(image), view(denoised)).front()}});
  }
  say("Wrote " + options.out.string() + ": " + options.image.string() + ", denoised.");
}

TrainingConfiguration noise_for(const DenoiseOptions& options, const SavedModel& saved) {
  const TrainingConfiguration& training = saved.configuration.training;
  if (!options.corruption.empty()) return with_corruption(training, options.corruption);
  const bool has_none = training.corruption.kind == CorruptionKind::none;
  return has_none ? with_corruption(training, "gaussian:0.4") : training;
}

void denoise_sheet(const DenoiseOptions& options, const SavedModel& saved) {
  const TrainingConfiguration training = noise_for(options, saved);
  const ModelConfiguration& model = saved.configuration.model;
  const ImageSet test = options.data.load_test(input_size(saved.configuration.model));
  require_image_size(model, test);
  const Matrix<float> clean = options.images.choose(test);
  // The same noise on the same image as `evaluate` measures.
  const Matrix<float> noisy =
      corrupted_images(training.corruption, training.seed, test_corruption_epoch,
                       options.images.from(), model.input, view(clean));
  const Matrix<float> denoised = reconstruct(saved.model, noisy);
  const std::array rows = {to_pictures(view(clean), model), to_pictures(view(noisy), model),
                           to_pictures(view(denoised), model)};
  write_png(options.out, stacked_sheet(rows, options.scale));
  if (options.json) {
    print(Json{
        {"out", options.out.string()},
        {"from", options.images.from()},
        {"count", clean.rows()},
        {"corruption",
         {{"kind", name_of(training.corruption.kind)}, {"amount", training.corruption.amount}}},
        {"corrupted_mse", reconstruction_errors(view(clean), view(noisy))},
        {"denoised_mse", reconstruction_errors(view(clean), view(denoised))}});
  }
  say("Wrote " + options.out.string() +
      ": test images, corrupted and denoised, from top to bottom.");
}

void run(const DenoiseOptions& options) {
  options.threads.apply();
  options.files.check();
  const SavedModel saved = load_model(options.model);
  if (options.image.empty()) {
    denoise_sheet(options, saved);
  } else {
    denoise_picture(options, saved);
  }
}

}  // namespace

void add_denoise(CLI::App& app) {
  CLI::App* command = app.add_subcommand(
      "denoise", "Draw test images clean, corrupted and denoised, or denoise one picture");
  const auto options = std::make_shared<DenoiseOptions>();
  add_model_option(*command, options->files, options->model);
  options->data.add_to(*command, options->files);
  options->threads.add_to(*command);
  options->files.add_output(*command, "--out", options->out, "The PNG to write")->required();
  CLI::Option* image = add_picture_option(*command, options->files, options->image);
  CLI::Option* corruption =
      command->add_option("--corruption", options->corruption, corruption_help)
          ->type_name("KIND:AMOUNT")
          ->default_str("the model's, or gaussian:0.4");
  image->excludes(corruption);
  for (CLI::Option* option : options->images.add_to(*command)) image->excludes(option);
  add_scale_option(*command, options->scale);
  command->add_flag("--json", options->json, "Print the errors as one JSON object");
  command->footer(
      "Examples:\n"
      "  autoencoder denoise --model model.safetensors --data digits --out sheet.png\n"
      "  autoencoder denoise --model model.safetensors --image photo.jpg --out denoised.png");
  command->callback([options] { run(*options); });
}

}  // namespace ae::cli
