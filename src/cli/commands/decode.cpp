#include <CLI/CLI.hpp>
#include <memory>

#include "cli/codes.hpp"
#include "cli/commands/commands.hpp"
#include "cli/numbers.hpp"
#include "cli/options/file_ending.hpp"
#include "cli/options/file_options.hpp"
#include "cli/options/model_option.hpp"
#include "cli/options/threads_option.hpp"
#include "cli/output.hpp"
#include "cli/pictures/image_files.hpp"
#include "cli/pictures/sheet_pictures.hpp"

namespace ae::cli {
namespace {

struct DecodeOptions {
  FileOptions files;
  std::filesystem::path model;
  std::filesystem::path codes;
  std::filesystem::path out;
  ThreadsOption threads;
  std::size_t columns = sheet_columns;
  std::size_t scale = usual_scale;
  bool json = false;
};

void run(const DecodeOptions& options) {
  options.threads.apply();
  require_ending(options.out, "--out", {".png", ".npy"});
  options.files.check();
  const SavedModel saved = load_model(options.model);
  const ModelConfiguration& model = saved.configuration.model;
  const Matrix<float> codes = read_codes(options.codes, model.code);
  const Matrix<float> images = saved.model.decode(view(codes));
  write_images(options.out, images, model, {.columns = options.columns, .scale = options.scale});
  if (options.json) {
    print(Json{{"out", options.out.string()},
               {"count", images.rows()},
               {"rows", model.input[0]},
               {"columns", model.input[1]}});
  }
  say("Wrote " + options.out.string() + ": " +
      with_commas(static_cast<std::uint64_t>(images.rows())) +
      (images.rows() == 1 ? " decoded image." : " decoded images."));
}

}  // namespace

void add_decode(CLI::App& app) {
  CLI::App* command =
      app.add_subcommand("decode", "Make images of the codes in a NumPy or CSV file");
  const auto options = std::make_shared<DecodeOptions>();
  add_model_option(*command, options->files, options->model);
  options->files
      .add_input(*command, "--codes", options->codes,
                 "The codes: a .npy of count x units, or a .csv with a column a unit as encode "
                 "writes it")
      ->required();
  options->threads.add_to(*command);
  options->files
      .add_output(*command, "--out", options->out,
                  "The file to write, a .png sheet or a .npy of count x rows x columns with "
                  "pixels from 0 to 1")
      ->required();
  add_columns_option(*command, options->columns);
  add_scale_option(*command, options->scale);
  command->add_flag("--json", options->json, "Print what was written as one JSON object");
  command->footer(
      "Examples:\n"
      "  autoencoder decode --model model.safetensors --codes codes.csv --out sheet.png\n"
      "  autoencoder decode --model model.safetensors --codes codes.npy --out images.npy");
  command->callback([options] { run(*options); });
}

}  // namespace ae::cli
