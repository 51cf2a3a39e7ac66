#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>

#include "autoencoder/configuration_json.hpp"
#include "autoencoder/configuration_names.hpp"
#include "autoencoder/foreign_weights.hpp"
#include "base/error.hpp"
#include "cli/commands/commands.hpp"
#include "cli/layer_table.hpp"
#include "cli/options/file_options.hpp"
#include "cli/options/list_option.hpp"
#include "cli/output.hpp"
#include "io/atomic_file.hpp"

namespace ae::cli {
namespace {

namespace fs = std::filesystem;

struct ImportOptions {
  FileOptions files;
  fs::path weights;
  fs::path out;
  ImportChoices choices;
  std::string input;
  bool json = false;
};

/// Adds an option that takes the name of an activation.
CLI::Option* add_activation(CLI::App& app, const std::string& option, Activation& activation,
                            const std::string& help) {
  std::vector<std::string> allowed;
  for (const auto& [name, value] : names_of(Activation{})) allowed.emplace_back(name);
  const std::function<void(const std::string&)> note = [&activation](const std::string& name) {
    activation = *value_named<Activation>(name);
  };
  return app.add_option_function(option, note, help)
      ->type_name("NAME")
      ->check(CLI::IsMember(allowed))
      ->default_str(name_of(activation));
}

std::array<Index, 2> parse_size(const std::string& text) {
  std::vector<Index> sizes;
  parse_list("--input", text, sizes);
  if (sizes.size() != 2) {
    throw InputError("--input is " + text +
                     ", but must be an image's rows and columns, as in 28,28.");
  }
  return {sizes[0], sizes[1]};
}

Json tensors_as_json(const std::vector<TensorLabel>& tensors) {
  Json list = Json::array();
  for (const TensorLabel& tensor : tensors) {
    list.push_back({{"name", tensor.name}, {"shape", tensor.shape}, {"dtype", tensor.dtype}});
  }
  return list;
}

/// What the activations are, and that they are not known but by default.
std::string activations_as_text(const ModelConfiguration& model, const CLI::App& command) {
  std::string assumed;
  const auto add = [&](const char* option) {
    if (command.count(option) == 0) assumed += (assumed.empty() ? "" : ", ") + std::string(option);
  };
  if (!model.encoder.empty()) add("--activation");
  add("--code-activation");
  add("--output-activation");
  std::string text = "Activations: ";
  if (!model.encoder.empty()) text += name_of(model.activation) + " in hidden layers, ";
  text += name_of(model.code_activation) + " at the code, " + name_of(model.output_activation) +
          " at the output.";
  if (assumed.empty()) return text;
  return text + " The file does not say them; other than these defaults are chosen by " + assumed +
         ".";
}

void run(const ImportOptions& options, const CLI::App& command) {
  options.files.check();
  ImportChoices choices = options.choices;
  if (!options.input.empty()) choices.input = parse_size(options.input);
  const ImportedModel imported = import_model(read_file(options.weights, maximum_model_file),
                                              choices, options.weights.string());
  const SavedModel& saved = imported.saved;
  write_file_atomically(options.out,
                        serialize_model(saved.configuration, saved.model, saved.history));
  const ModelConfiguration& model = saved.configuration.model;
  const std::vector<LayerDescription> layers = layer_table(model);
  if (options.json) {
    print(Json{{"out", options.out.string()},
               {"layers", layers_as_json(layers, imported.sources)},
               {"parameters", parameter_count_of(layers)},
               {"passed_over", tensors_as_json(imported.passed_over)},
               {"remarks", imported.remarks},
               {"configuration", Json::parse(to_json(saved.configuration))}});
  } else {
    print(layers_as_text(layers, imported.sources));
  }
  for (const std::string& remark : imported.remarks) say(remark);
  say(activations_as_text(model, command));
  say("Wrote " + options.out.string() + ".");
}

}  // namespace

void add_import(CLI::App& app) {
  CLI::App* command = app.add_subcommand(
      "import", "Make a model file of weights that PyTorch or another program saved");
  const auto options = std::make_shared<ImportOptions>();
  options->files
      .add_input(*command, "WEIGHTS", options->weights,
                 "A safetensors file of an autoencoder's linear layers, which are found by their "
                 "shapes and names")
      ->required();
  options->files.add_output(*command, "--out", options->out, "The model file to write")->required();
  ImportChoices& choices = options->choices;
  add_activation(*command, "--activation", choices.activation,
                 "The function of the hidden layers, which the file does not say");
  add_activation(*command, "--code-activation", choices.code_activation,
                 "The function of the layer that gives the code");
  add_activation(*command, "--output-activation", choices.output_activation,
                 "The function of the last layer");
  command
      ->add_option("--input", options->input,
                   "Rows and columns of an image, as in 28,28; else a square, where the layers' "
                   "shapes allow it, or one row")
      ->type_name("ROWS,COLUMNS");
  command->add_flag("--json", options->json, "Print all of it as one JSON object");
  command->footer(
      "Example:\n"
      "  autoencoder import weights.safetensors --activation relu --output-activation sigmoid "
      "--out model.safetensors");
  command->callback([options, command] { run(*options, *command); });
}

}  // namespace ae::cli
