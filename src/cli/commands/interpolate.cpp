#include <CLI/CLI.hpp>
#include <memory>

#include "analysis/latent_path.hpp"
#include "autoencoder/configuration_names.hpp"
#include "base/error.hpp"
#include "cli/commands/commands.hpp"
#include "cli/options/data_option.hpp"
#include "cli/options/file_ending.hpp"
#include "cli/options/file_options.hpp"
#include "cli/options/model_option.hpp"
#include "cli/options/number_option.hpp"
#include "cli/options/threads_option.hpp"
#include "cli/output.hpp"
#include "cli/pictures/sheet_pictures.hpp"
#include "io/gif.hpp"
#include "io/png.hpp"
#include "io/sheet.hpp"
#include "training/batch.hpp"

namespace ae::cli {
namespace {

constexpr std::size_t usual_gif_scale = 8;
constexpr int frame_delay = 8;  // in hundredths of a second

struct InterpolateOptions {
  FileOptions files;
  std::filesystem::path model;
  std::filesystem::path out;
  DataOption data;
  ThreadsOption threads;
  std::size_t from = 0;
  std::size_t to = 1;
  std::vector<std::size_t> through;
  Index steps = 16;
  std::string path = "linear";
  std::size_t scale = 0;  // 0 means the default of the kind of picture
  bool json = false;
};

/// Returns the indices of the test images whose codes the walk passes through. Throws InputError,
/// naming the option, unless they exist.
std::vector<std::size_t> stops_of(const InterpolateOptions& options, const ImageSet& test) {
  const auto require_index = [&](std::size_t index, const char* option) {
    if (index < test.count()) return;
    throw InputError(std::string(option) + " is " + std::to_string(index) +
                     ", but the last of the " + std::to_string(test.count()) +
                     " test images is number " + std::to_string(test.count() - 1) + ".");
  };
  if (options.through.empty()) {
    require_index(options.from, "--from");
    require_index(options.to, "--to");
    return {options.from, options.to};
  }
  if (options.through.size() < 2) {
    throw InputError("--through names 1 test image, but a walk needs at least 2.");
  }
  for (const std::size_t index : options.through) require_index(index, "--through");
  return options.through;
}

/// Writes the walk there and back; the two ends appear once.
void write_walk(const std::filesystem::path& file, const std::vector<GreyImage>& pictures,
                std::size_t scale) {
  std::vector<GreyImage> frames;
  frames.reserve(2 * pictures.size());
  for (const GreyImage& picture : pictures) frames.push_back(magnify(picture, scale));
  for (std::size_t i = pictures.size() - 2; i > 0; --i) {
    const GreyImage back = frames[i];
    frames.push_back(back);
  }
  write_gif(file, frames, frame_delay);
}

Json stop_as_json(const ImageSet& test, std::size_t index, const Matrix<float>& codes, Index row) {
  const float* code = codes.data() + row * codes.cols();
  return {{"index", index},
          {"label", test.labels.empty() ? Json(nullptr) : Json(test.labels[index])},
          {"code", std::vector<float>(code, code + codes.cols())}};
}

/// Returns a list such as "3, 8 and 15".
std::string list_of(const std::vector<std::size_t>& numbers) {
  std::string list;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    if (i > 0) list += i + 1 == numbers.size() ? " and " : ", ";
    list += std::to_string(numbers[i]);
  }
  return list;
}

void run(const InterpolateOptions& options) {
  options.threads.apply();
  const bool gif = require_ending(options.out, "--out", {".png", ".gif"}) == ".gif";
  options.files.check();
  const SavedModel saved = load_model(options.model);
  const ModelConfiguration& model = saved.configuration.model;
  const ImageSet test = options.data.load_test(input_size(saved.configuration.model));
  require_image_size(model, test);
  const std::vector<std::size_t> stops = stops_of(options, test);
  Matrix<float> stop_images(static_cast<Index>(stops.size()), model.features());
  for (std::size_t i = 0; i < stops.size(); ++i) {
    stop_images.row(static_cast<Index>(i)) = images_as_floats(test, stops[i], 1);
  }
  const Matrix<float> stop_codes = saved.model.encode(view(stop_images));
  const Matrix<float> codes =
      latent_path(value_named<LatentPath>(options.path).value_or(LatentPath::linear),
                  view(stop_codes), options.steps);
  const Matrix<float> images = saved.model.decode(view(codes));
  const std::vector<GreyImage> pictures = to_pictures(view(images), model);

  const std::size_t scale =
      options.scale != 0 ? options.scale : (gif ? usual_gif_scale : usual_scale);
  if (gif) {
    write_walk(options.out, pictures, scale);
  } else {
    write_png(options.out, stacked_sheet({&pictures, 1}, scale));
  }
  if (options.json) {
    Json json = {{"out", options.out.string()},
                 {"from", stop_as_json(test, stops.front(), stop_codes, 0)},
                 {"to", stop_as_json(test, stops.back(), stop_codes, stop_codes.rows() - 1)},
                 {"steps", options.steps},
                 {"path", options.path}};
    if (!options.through.empty()) {
      json["through"] = Json::array();
      for (std::size_t i = 0; i < stops.size(); ++i) {
        json["through"].push_back(stop_as_json(test, stops[i], stop_codes, static_cast<Index>(i)));
      }
    }
    print(json);
  }
  say("Wrote " + options.out.string() + ": the walk " +
      (options.through.empty()
           ? "from test image " + std::to_string(options.from) + " to " + std::to_string(options.to)
           : "through test images " + list_of(stops)) +
      " in " + std::to_string(options.steps) + " steps (" + options.path + ").");
}

}  // namespace

void add_interpolate(CLI::App& app) {
  CLI::App* command = app.add_subcommand(
      "interpolate", "Walk from one test image's code to others', as a PNG strip or a GIF");
  const auto options = std::make_shared<InterpolateOptions>();
  add_model_option(*command, options->files, options->model);
  options->data.add_to(*command, options->files);
  options->threads.add_to(*command);
  options->files
      .add_output(*command, "--out", options->out, "The image to write, a .png or an animated .gif")
      ->required();
  CLI::Option* from = require_number<std::size_t>(
      command->add_option("--from", options->from, "The test image to start at, counted from 0")
          ->capture_default_str());
  CLI::Option* to = require_number<std::size_t>(
      command->add_option("--to", options->to, "The test image to end at")->capture_default_str());
  require_number<std::size_t>(
      command
          ->add_option("--through", options->through,
                       "Instead, several test images to walk through, with commas between them")
          ->type_name("NUMBERS")
          ->delimiter(',')
          ->allow_extra_args(false)
          ->excludes(from)
          ->excludes(to));
  command->add_option("--steps", options->steps, "Pictures of the walk, both ends included")
      ->check(CLI::Range(2, 1000))
      ->capture_default_str();
  std::vector<std::string> paths;
  for (const auto& [name, path] : names_of(LatentPath{})) paths.emplace_back(name);
  command
      ->add_option("--path", options->path,
                   "How to walk: straight on, z(t) = (1-t) z1 + t z2; around the origin (slerp), "
                   "the length changing evenly; or along a smooth curve (a centripetal "
                   "Catmull-Rom spline)")
      ->type_name("NAME")
      ->check(CLI::IsMember(paths))
      ->capture_default_str();
  add_scale_option(*command, options->scale)->default_str("3, or 8 for a GIF");
  command->add_flag("--json", options->json,
                    "Print where it went, with the codes, as one JSON object");
  command->footer(
      "Examples:\n"
      "  autoencoder interpolate --model model.safetensors --from 3 --to 8 --out walk.gif\n"
      "  autoencoder interpolate --model model.safetensors --through 3,8,15 --path curve "
      "--steps 32 --out walk.png");
  command->callback([options] { run(*options); });
}

}  // namespace ae::cli
