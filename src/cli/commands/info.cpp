#include <CLI/CLI.hpp>
#include <memory>
#include <optional>
#include <sstream>

#include "autoencoder/configuration_json.hpp"
#include "cli/commands/commands.hpp"
#include "cli/layer_table.hpp"
#include "cli/numbers.hpp"
#include "cli/options/configuration_options.hpp"
#include "cli/options/file_options.hpp"
#include "cli/options/model_option.hpp"
#include "cli/output.hpp"

namespace ae::cli {
namespace {

struct InfoOptions {
  FileOptions files;
  std::filesystem::path model;
  ConfigurationOptions configuration;
  bool json = false;
};

std::string history_as_text(const History& history) {
  if (history.empty()) return "trained for 0 epochs\n";
  const EpochMetrics& last = history.back();
  return "trained for " + std::to_string(history.size()) +
         (history.size() == 1 ? " epoch" : " epochs") + "; the last: train loss " +
         fixed(last.train_loss, 5) + ", test loss " + fixed(last.test_loss, 5) + ", test MSE " +
         fixed(last.test_mse, 5) + ", test BCE " + fixed(last.test_bce, 5) + "\n";
}

std::string data_as_text(const std::optional<TrainingData>& data) {
  if (!data) return "";
  return "trained on " + data->name + ": " + with_commas(data->train) + " training and " +
         with_commas(data->test) + " test images\n";
}

/// Returns the configuration with one line for each key.
std::string configuration_as_text(const Json& configuration) {
  std::ostringstream text;
  for (const auto& [section, members] : configuration.items()) {
    for (const auto& [key, value] : members.items()) {
      text << section << '.' << key << ": " << value.dump() << '\n';
    }
  }
  return text.str();
}

void run(const InfoOptions& options) {
  std::optional<SavedModel> saved;
  if (!options.model.empty()) saved = load_model(options.model);
  const Configuration configuration =
      saved ? saved->configuration : options.configuration.read().configuration;
  const std::vector<LayerDescription> layers = layer_table(configuration.model);
  const Json as_json = Json::parse(to_json(configuration));
  if (!options.json) {
    print(layers_as_text(layers));
    if (saved) {
      print("\n" + history_as_text(saved->history) + data_as_text(saved->data) + "\n" +
            configuration_as_text(as_json));
    }
    return;
  }
  Json json = {{"layers", layers_as_json(layers)},
               {"parameters", parameter_count_of(layers)},
               {"configuration", as_json}};
  if (saved) {
    json["epochs"] = saved->history.size();
    json["metrics"] =
        saved->history.empty() ? Json(nullptr) : Json::parse(to_json(saved->history.back()));
    json["history"] = Json::parse(to_json(saved->history));
    json["data"] = saved->data ? Json::parse(to_json(*saved->data)) : Json(nullptr);
  }
  print(json);
}

}  // namespace

void add_info(CLI::App& app) {
  CLI::App* command = app.add_subcommand(
      "info", "Show the layers and parameters of a model file or of a configuration");
  const auto options = std::make_shared<InfoOptions>();
  CLI::Option* model = options->files.add_input(
      *command, "MODEL", options->model, "A model file; without one, what the options below make");
  model->excludes(options->configuration.add_config(*command, options->files));
  for (CLI::Option* option : options->configuration.add_model(*command)) model->excludes(option);
  command->add_flag("--json", options->json, "Print all of it as one JSON object");
  command->footer(
      "Examples:\n"
      "  autoencoder info model.safetensors\n"
      "  autoencoder info --encoder 512,256,64 --code 2");
  command->callback([options] { run(*options); });
}

}  // namespace ae::cli
