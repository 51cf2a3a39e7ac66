#include <CLI/CLI.hpp>
#include <memory>

#include "analysis/image_codes.hpp"
#include "base/error.hpp"
#include "cli/codes.hpp"
#include "cli/commands/commands.hpp"
#include "cli/numbers.hpp"
#include "cli/options/data_option.hpp"
#include "cli/options/file_ending.hpp"
#include "cli/options/file_options.hpp"
#include "cli/options/image_set_option.hpp"
#include "cli/options/model_option.hpp"
#include "cli/options/threads_option.hpp"
#include "cli/output.hpp"
#include "cli/pictures/image_files.hpp"
#include "cli/pictures/picture_input.hpp"
#include "cli/pictures/sheet_pictures.hpp"
#include "training/batch.hpp"

namespace ae::cli {
namespace {

struct EncodeOptions {
  FileOptions files;
  std::filesystem::path model;
  std::filesystem::path out;
  std::filesystem::path images;
  std::filesystem::path image;
  DataOption data;
  ImageSetOption set;
  ThreadsOption threads;
  bool labels = false;
  bool json = false;
};

/// Throws InputError unless --labels fits the other options; called before anything is computed.
void require_place_for_labels(const EncodeOptions& options, const std::string& ending) {
  if (options.labels && ending != ".csv") {
    throw InputError("--labels adds a column to a .csv, but --out is " + options.out.string() +
                     ".");
  }
}

void run(const EncodeOptions& options) {
  options.threads.apply();
  require_place_for_labels(options, require_ending(options.out, "--out", {".npy", ".csv"}));
  options.files.check();
  const SavedModel saved = load_model(options.model);
  Matrix<float> codes;
  std::vector<std::uint8_t> labels;
  const bool is_data = options.images.empty() && options.image.empty();
  if (is_data) {
    const ImageSet images = options.set.load(options.data, input_size(saved.configuration.model));
    if (options.labels && images.labels.empty()) {
      throw InputError("--labels was given, but the images of " + options.data.name() +
                       " have no labels.");
    }
    if (options.labels) labels = images.labels;
    codes = encode_set(saved.model, images);
  } else {
    const ModelConfiguration& model = saved.configuration.model;
    const Matrix<float> images = options.image.empty() ? read_images(options.images, model)
                                                       : read_picture_for(model, options.image);
    codes = saved.model.encode(view(images));
  }
  write_codes(options.out, codes, labels);
  const std::string file = (options.image.empty() ? options.images : options.image).string();
  const std::string source = is_data ? options.set.name() + " images" : file;
  if (options.json) {
    print(Json{{"out", options.out.string()},
               {"source", source},
               {"count", codes.rows()},
               {"units", codes.cols()},
               {"labels", options.labels}});
  }
  say("Wrote " + options.out.string() + ": the codes of " +
      with_commas(static_cast<std::uint64_t>(codes.rows())) +
      (is_data ? " " + source : " of " + source) + ", " + std::to_string(codes.cols()) +
      (codes.cols() == 1 ? " unit." : " units."));
}

}  // namespace

void add_encode(CLI::App& app) {
  CLI::App* command =
      app.add_subcommand("encode", "Write the codes of images to a NumPy or CSV file");
  const auto options = std::make_shared<EncodeOptions>();
  add_model_option(*command, options->files, options->model);
  options->data.add_to(*command, options->files);
  CLI::Option* set = options->set.add_to(*command);
  CLI::Option* images =
      options->files
          .add_input(*command, "--images", options->images,
                     "Other images, instead of those of --data: a PNG of one, or a .npy of "
                     "count x rows x columns with pixels from 0 to 1 or bytes")
          ->excludes(set);
  CLI::Option* image =
      add_picture_option(*command, options->files, options->image)->excludes(set)->excludes(images);
  options->threads.add_to(*command);
  options->files
      .add_output(*command, "--out", options->out,
                  "The file to write, a .npy of float32 or a .csv with a column a unit")
      ->required();
  command->add_flag("--labels", options->labels, "Add a column of labels to the .csv")
      ->excludes(images)
      ->excludes(image);
  command->add_flag("--json", options->json, "Print what was written as one JSON object");
  command->footer(
      "Numbers in a .csv are as exact as those of a .npy.\n"
      "Examples:\n"
      "  autoencoder encode --model model.safetensors --data digits --labels --out codes.csv\n"
      "  autoencoder encode --model model.safetensors --image photo.jpg --out code.npy");
  command->callback([options] { run(*options); });
}

}  // namespace ae::cli
