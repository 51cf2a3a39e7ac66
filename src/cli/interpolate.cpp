#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <cctype>
#include <memory>

#include "analysis/latent_path.hpp"
#include "cli/commands.hpp"
#include "cli/data_option.hpp"
#include "cli/model_option.hpp"
#include "cli/number_option.hpp"
#include "cli/output.hpp"
#include "cli/pictures.hpp"
#include "cli/threads_option.hpp"
#include "error.hpp"
#include "io/gif.hpp"
#include "io/png.hpp"
#include "io/sheet.hpp"
#include "training/batch.hpp"

namespace ae::cli {
namespace {

constexpr std::size_t usual_gif_scale = 8;
constexpr int frame_delay = 8;  // hundredths of a second

struct InterpolateOptions {
  std::filesystem::path model;
  std::filesystem::path out;
  DataOption data;
  ThreadsOption threads;
  std::size_t from = 0;
  std::size_t to = 1;
  Index steps = 16;
  std::string path = "linear";
  std::size_t scale = 0;  // as the kind of picture has it
  bool json = false;
};

bool is_gif(const std::filesystem::path& file) {
  std::string ending = file.extension().string();
  std::ranges::transform(ending, ending.begin(), [](unsigned char letter) {
    return static_cast<char>(std::tolower(letter));
  });
  if (ending != ".png" && ending != ".gif") {
    throw InputError("--out is " + file.string() + ", but must end in .png or .gif.");
  }
  return ending == ".gif";
}

std::size_t require_index(const ImageSet& test, std::size_t index, const char* option) {
  if (index < test.count()) return index;
  throw InputError(std::string(option) + " is " + std::to_string(index) + ", but the last of the " +
                   std::to_string(test.count()) + " test images is number " +
                   std::to_string(test.count() - 1) + ".");
}

/// There and back; the two ends are not shown twice.
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

std::span<const float> row_of(const Matrix<float>& matrix) {
  return {matrix.data(), static_cast<std::size_t>(matrix.cols())};
}

Json end_as_json(const ImageSet& test, std::size_t index, const Matrix<float>& code) {
  const std::span<const float> values = row_of(code);
  return {{"index", index},
          {"label", test.labels.empty() ? Json(nullptr) : Json(test.labels[index])},
          {"code", std::vector<float>(values.begin(), values.end())}};
}

void run(const InterpolateOptions& options) {
  options.threads.apply();
  const bool gif = is_gif(options.out);
  require_writable(options.out);
  const SavedModel saved = load_model(options.model);
  const ModelConfiguration& model = saved.configuration.model;
  const ImageSet test = options.data.load_test();
  require_image_size(model, test);
  const auto code_of = [&](std::size_t index) -> Matrix<float> {
    const Matrix<float> image = images_as_floats(test, index, 1);
    return saved.model.encode(view(image));
  };
  const Matrix<float> start = code_of(require_index(test, options.from, "--from"));
  const Matrix<float> end = code_of(require_index(test, options.to, "--to"));
  const Matrix<float> codes = interpolate_codes(row_of(start), row_of(end), options.steps);
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
    print(Json{{"out", options.out.string()},
               {"from", end_as_json(test, options.from, start)},
               {"to", end_as_json(test, options.to, end)},
               {"steps", options.steps},
               {"path", options.path}});
  }
  say("Wrote " + options.out.string() + ": the walk from test image " +
      std::to_string(options.from) + " to " + std::to_string(options.to) + " in " +
      std::to_string(options.steps) + " steps.");
}

}  // namespace

void add_interpolate(CLI::App& app) {
  CLI::App* command = app.add_subcommand(
      "interpolate", "Walk from one test image's code to another's, as a PNG strip or a GIF");
  const auto options = std::make_shared<InterpolateOptions>();
  add_model_option(*command, options->model);
  options->data.add_to(*command);
  options->threads.add_to(*command);
  command->add_option("--out", options->out, "The image to write, a .png or an animated .gif")
      ->type_name("FILE")
      ->required();
  require_number<std::size_t>(
      command->add_option("--from", options->from, "The test image to start at, counted from 0")
          ->capture_default_str());
  require_number<std::size_t>(
      command->add_option("--to", options->to, "The test image to end at")->capture_default_str());
  command->add_option("--steps", options->steps, "Pictures of the walk, both ends included")
      ->check(CLI::Range(2, 1000))
      ->capture_default_str();
  command->add_option("--path", options->path, "The kind of walk: z(t) = (1-t) z1 + t z2")
      ->type_name("NAME")
      ->check(CLI::IsMember({"linear"}))
      ->capture_default_str();
  add_scale_option(*command, options->scale)->default_str("3, or 8 for a GIF");
  command->add_flag("--json", options->json, "Print both ends and their codes as one JSON object");
  command->footer(
      "Examples:\n"
      "  autoencoder interpolate --model model.safetensors --from 3 --to 8 --out walk.gif\n"
      "  autoencoder interpolate --model model.safetensors --from 3 --to 8 --steps 16 "
      "--out walk.png");
  command->callback([options] { run(*options); });
}

}  // namespace ae::cli
