#include <CLI/CLI.hpp>
#include <cstdint>
#include <memory>

#include "analysis/image_codes.hpp"
#include "analysis/latent_grid.hpp"
#include "autoencoder/terms/families.hpp"
#include "base/error.hpp"
#include "cli/commands/commands.hpp"
#include "cli/options/data_option.hpp"
#include "cli/options/file_ending.hpp"
#include "cli/options/file_options.hpp"
#include "cli/options/model_option.hpp"
#include "cli/options/number_option.hpp"
#include "cli/options/threads_option.hpp"
#include "cli/output.hpp"
#include "cli/pictures/image_files.hpp"
#include "cli/pictures/sheet_pictures.hpp"
#include "training/batch.hpp"

namespace ae::cli {
namespace {

struct SampleOptions {
  FileOptions files;
  std::filesystem::path model;
  std::filesystem::path out;
  DataOption data;
  ThreadsOption threads;
  Index count = 64;
  std::uint64_t seed = 1;
  Index grid = 0;
  std::size_t columns = sheet_columns;
  std::size_t scale = usual_scale;
  bool json = false;
};

bool has_prior(const SavedModel& saved) {
  return family_traits(saved.configuration.model).is_probabilistic();
}

Matrix<float> codes_for(const SampleOptions& options, const SavedModel& saved) {
  const Index units = saved.configuration.model.code;
  if (options.grid > 0 && units != 2) {
    throw InputError("--grid needs a model with a code of 2 units, but " + options.model.string() +
                     " has one of " + std::to_string(units) + ".");
  }
  // The training images are needed only where no prior says how codes are distributed.
  const ImageSet training = has_prior(saved)
                                ? ImageSet{}
                                : options.data.load(input_size(saved.configuration.model)).train;
  return options.grid > 0 ? code_grid(saved.model, training, options.grid)
                          : random_codes(saved.model, training, options.count, options.seed);
}

Json as_json(const Matrix<float>& codes) {
  Json list = Json::array();
  for (Index i = 0; i < codes.rows(); ++i) {
    const float* code = codes.data() + i * codes.cols();
    list.push_back(std::vector<float>(code, code + codes.cols()));
  }
  return list;
}

void run(const SampleOptions& options) {
  options.threads.apply();
  require_ending(options.out, "--out", {".png", ".npy"});
  options.files.check();
  const SavedModel saved = load_model(options.model);
  const bool is_grid = options.grid > 0;
  const Matrix<float> codes = codes_for(options, saved);
  const Matrix<float> images = saved.model.decode(view(codes));
  const std::size_t columns = is_grid ? static_cast<std::size_t>(options.grid) : options.columns;
  write_images(options.out, images, saved.configuration.model,
               {.columns = columns, .scale = options.scale});
  const std::string source = has_prior(saved) ? "prior" : "training codes";
  if (options.json) {
    Json json = {{"out", options.out.string()}, {"from", source}, {"count", codes.rows()}};
    if (is_grid) {
      json["grid"] = options.grid;
    } else {
      json["seed"] = options.seed;
    }
    json["codes"] = as_json(codes);
    print(json);
  }
  const std::string kind = has_prior(saved) ? "of the prior" : "of the training codes";
  say("Wrote " + options.out.string() + ": " +
      (is_grid ? "a grid over the code, 2nd to 98th percentile " + kind + "."
               : std::to_string(codes.rows()) +
                     (has_prior(saved) ? " samples of the prior."
                                       : " samples of a Gaussian fitted to the training codes.")));
}

}  // namespace

void add_sample(CLI::App& app) {
  CLI::App* command = app.add_subcommand(
      "sample", "Make new images of random codes, or of a grid of codes, as a PNG or NumPy file");
  const auto options = std::make_shared<SampleOptions>();
  add_model_option(*command, options->files, options->model);
  options->data.add_to(*command, options->files);
  options->threads.add_to(*command);
  options->files
      .add_output(*command, "--out", options->out,
                  "The file to write, a .png sheet or a .npy of count x rows x columns with "
                  "pixels from 0 to 1")
      ->required();
  CLI::Option* count = command->add_option("--count", options->count, "How many images to make")
                           ->check(CLI::Range(Index{1}, Index{100'000}))
                           ->capture_default_str();
  CLI::Option* seed = require_number<std::uint64_t>(
      command->add_option("--seed", options->seed, "Another seed, other codes")
          ->capture_default_str());
  CLI::Option* columns = add_columns_option(*command, options->columns);
  command
      ->add_option("--grid", options->grid,
                   "Instead, so many codes by as many, at equally spaced percentiles from the 2nd "
                   "to the 98th; for a code of 2 units, the first to the right, the second up")
      ->check(CLI::Range(Index{1}, most_grid_side))
      ->excludes(count)
      ->excludes(seed)
      ->excludes(columns);
  add_scale_option(*command, options->scale);
  command->add_flag("--json", options->json, "Print the codes as one JSON object");
  command->footer(
      "The codes of a variational model are drawn from its prior, the standard normal\n"
      "distribution; those of another from the Gaussian with the mean and covariance of the codes\n"
      "of the training images of --data, held in the range of the code's activation.\n"
      "Examples:\n"
      "  autoencoder sample --model model.safetensors --data digits --count 100 --out new.png\n"
      "  autoencoder sample --model model.safetensors --data digits --grid 20 --out grid.png");
  command->callback([options] { run(*options); });
}

}  // namespace ae::cli
