#include <CLI/CLI.hpp>
#include <csignal>
#include <memory>
#include <utility>

#include "autoencoder/configuration_json.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "cli/commands/commands.hpp"
#include "cli/interruption.hpp"
#include "cli/numbers.hpp"
#include "cli/options/classes_option.hpp"
#include "cli/options/configuration_options.hpp"
#include "cli/options/data_option.hpp"
#include "cli/options/file_options.hpp"
#include "cli/options/threads_option.hpp"
#include "cli/output.hpp"
#include "cli/training_run.hpp"
#include "io/atomic_file.hpp"
#include "training/batch.hpp"
#include "training/checkpoint.hpp"
#include "training/fingerprint.hpp"

namespace ae::cli {
namespace {

namespace fs = std::filesystem;

struct TrainOptions {
  DataOption data;
  ClassesOption classes;
  ThreadsOption threads;
  ConfigurationOptions configuration;
  FileOptions files;
  TrainingFiles outputs = {.out = "model.safetensors", .metrics = {}, .checkpoint = {}};
  fs::path resume;
  bool other_data = false;
  bool json = false;
};

Json report(const Configuration& configuration, const Trainer& trainer, const TrainingFiles& files,
            const TrainingOutcome& outcome, std::size_t parameters) {
  const History& history = trainer.history();
  Json json = {{"out", outcome.model_is_written ? Json(files.out.string()) : Json(nullptr)},
               {"parameters", parameters},
               {"epochs", history.size()},
               {"interrupted", outcome.ending == Ending::interrupted},
               {"diverged", outcome.ending == Ending::diverged},
               {"seconds", outcome.seconds},
               {"metrics", history.empty() ? Json(nullptr) : Json::parse(to_json(history.back()))},
               {"history", Json::parse(to_json(history))},
               {"configuration", Json::parse(to_json(configuration))}};
  if (!files.checkpoint.empty()) json["checkpoint"] = files.checkpoint.string();
  if (!outcome.failures.empty()) json["not_written"] = outcome.failures;
  return json;
}

void run(const TrainOptions& options, const Configuration& configuration, const Dataset& dataset,
         Autoencoder& model, Trainer& trainer) {
  const Interruption interruption;
  say("Training " + with_commas(model.parameters().size()) + " parameters on " +
      with_commas(dataset.train.count()) + " images of " + dataset.name + ", testing on " +
      with_commas(dataset.test.count()) + ".");
  const TrainingOutcome outcome =
      run_training(configuration, dataset, model, trainer, options.outputs, interruption);
  if (options.json) {
    print(report(configuration, trainer, options.outputs, outcome, model.parameters().size()));
  }
  if (outcome.ending == Ending::diverged) throw RunError(outcome.message);
  say(outcome.message);
  if (!outcome.failures.empty()) throw RunError(joined(outcome.failures, "; "));
}

void start(const TrainOptions& options) {
  auto [configuration, input_is_given] = options.configuration.read();
  options.files.check();
  const ImageSize size = input_is_given ? input_size(configuration.model) : ImageSize{};
  const Dataset dataset = options.classes.choose(options.data.load(size));
  if (!input_is_given) {
    configuration.model.input = {static_cast<Index>(dataset.train.rows),
                                 static_cast<Index>(dataset.train.columns)};
    validate(configuration);
  }
  Autoencoder model(configuration.model, configuration.training.seed);
  Trainer trainer(model, dataset, configuration.training);
  run(options, configuration, dataset, model, trainer);
}

void require_epochs_to_go(const Configuration& configuration, const TrainerState& state,
                          const fs::path& checkpoint) {
  const auto wanted = static_cast<std::uint32_t>(configuration.training.epochs);
  const std::uint32_t begun = state.epoch + (state.batch > 0 ? 1 : 0);
  if (begun <= wanted) return;
  throw InputError("--epochs is " + std::to_string(wanted) + ", but the checkpoint " +
                   checkpoint.string() + " is in its epoch " + std::to_string(begun) +
                   " already; it must be at least that.");
}

/// A checkpoint of an earlier version does not say what it was trained on.
void require_same_data(const std::optional<TrainingData>& trained_on, const Dataset& dataset,
                       const std::string& checkpoint) {
  const TrainingData data = fingerprint(dataset);
  if (!trained_on || is_same_data(*trained_on, data)) return;
  throw InputError("The checkpoint " + checkpoint + " was trained on " + shown(*trained_on) +
                   ", but the data are " + shown(data) +
                   "; --other-data goes on with these all the same.");
}

void resume(const TrainOptions& options) {
  const std::string name = options.resume.string();
  Checkpoint checkpoint = parse_checkpoint(read_file(options.resume, maximum_model_file), name);
  const Configuration configuration =
      options.configuration.read_for_resuming(checkpoint.saved.configuration, name);
  require_epochs_to_go(configuration, checkpoint.state, options.resume);
  options.files.check();
  const Dataset dataset =
      options.classes.choose(options.data.load(input_size(checkpoint.saved.configuration.model)));
  if (!options.other_data) require_same_data(checkpoint.saved.data, dataset, name);
  Autoencoder& model = checkpoint.saved.model;
  Trainer trainer(model, dataset, configuration.training);
  trainer.restore(std::move(checkpoint.state), std::move(checkpoint.saved.history));
  run(options, configuration, dataset, model, trainer);
}

}  // namespace

void add_train(CLI::App& app) {
  CLI::App* command = app.add_subcommand("train", "Train an autoencoder and write it to a file");
  const auto options = std::make_shared<TrainOptions>();
  options->data.add_to(*command, options->files);
  options->data.add_image_size_to(*command);
  options->classes.add_to(*command);
  options->threads.add_to(*command);
  CLI::Option* config = options->configuration.add_config(*command, options->files);
  options->configuration.add_model(*command);
  options->configuration.add_training(*command);
  options->files.add_output(*command, "--out", options->outputs.out, "The model file to write")
      ->capture_default_str();
  options->files.add_output(*command, "--metrics", options->outputs.metrics,
                            "A file to be given a line of JSON after each epoch");
  CLI::Option* checkpoint = options->files.add_output(
      *command, "--checkpoint", options->outputs.checkpoint,
      "A file to be written after each epoch and at ctrl-C, to go on from");
  CLI::Option* resumed =
      options->files
          .add_input(*command, "--resume", options->resume,
                     "A checkpoint to go on from, to --epochs in all, as if never interrupted; the "
                     "configuration is the checkpoint's, and the images must be what they were")
          ->excludes(config);
  options->files.let_replace(checkpoint, resumed);
  command
      ->add_flag("--other-data", options->other_data,
                 "Go on from the checkpoint with other images than it was trained on")
      ->needs(resumed);
  command->add_flag("--json", options->json, "Print the result as one JSON object");
  command->footer(
      "Ctrl-C stops training and saves what was learned; a second one ends at once.\n"
      "Example:\n"
      "  autoencoder train --data digits --encoder 512,256,64 --code 2 --epochs 10 "
      "--out model.safetensors");
  command->callback([options] {
    // Whoever has read enough of what is said may close it: training goes on.
    std::signal(SIGPIPE, SIG_IGN);
    options->threads.apply();
    if (options->resume.empty()) {
      start(*options);
    } else {
      resume(*options);
    }
  });
}

}  // namespace ae::cli
