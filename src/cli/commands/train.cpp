#include <CLI/CLI.hpp>
#include <memory>
#include <utility>

#include "autoencoder/configuration_json.hpp"
#include "base/error.hpp"
#include "cli/commands/commands.hpp"
#include "cli/interruption.hpp"
#include "cli/numbers.hpp"
#include "cli/options/classes_option.hpp"
#include "cli/options/configuration_options.hpp"
#include "cli/options/data_option.hpp"
#include "cli/options/threads_option.hpp"
#include "cli/output.hpp"
#include "cli/training_run.hpp"
#include "io/atomic_file.hpp"
#include "training/batch.hpp"
#include "training/checkpoint.hpp"

namespace ae::cli {
namespace {

namespace fs = std::filesystem;

struct TrainOptions {
  DataOption data;
  ClassesOption classes;
  ThreadsOption threads;
  ConfigurationOptions configuration;
  TrainingFiles files = {.out = "model.safetensors", .metrics = {}, .checkpoint = {}};
  fs::path resume;
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
  return json;
}

void run(const TrainOptions& options, const Configuration& configuration, const Dataset& dataset,
         Autoencoder& model, Trainer& trainer) {
  const Interruption interruption;
  say("Training " + with_commas(model.parameters().size()) + " parameters on " +
      with_commas(dataset.train.count()) + " images of " + dataset.name + ", testing on " +
      with_commas(dataset.test.count()) + ".");
  const TrainingOutcome outcome =
      run_training(configuration, dataset, model, trainer, options.files, interruption);
  if (options.json) {
    print(report(configuration, trainer, options.files, outcome, model.parameters().size()));
  }
  if (outcome.ending == Ending::diverged) throw RunError(outcome.message);
  say(outcome.message);
}

void start(const TrainOptions& options) {
  auto [configuration, input_is_given] = options.configuration.read();
  require_writable(options.files);
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

void resume(const TrainOptions& options) {
  const std::string name = options.resume.string();
  Checkpoint checkpoint = parse_checkpoint(read_file(options.resume, maximum_model_file), name);
  const Configuration configuration =
      options.configuration.read_for_resuming(checkpoint.saved.configuration, name);
  require_epochs_to_go(configuration, checkpoint.state, options.resume);
  require_writable(options.files);
  const Dataset dataset =
      options.classes.choose(options.data.load(input_size(checkpoint.saved.configuration.model)));
  Autoencoder& model = checkpoint.saved.model;
  Trainer trainer(model, dataset, configuration.training);
  trainer.restore(std::move(checkpoint.state), std::move(checkpoint.saved.history));
  run(options, configuration, dataset, model, trainer);
}

}  // namespace

void add_train(CLI::App& app) {
  CLI::App* command = app.add_subcommand("train", "Train an autoencoder and write it to a file");
  const auto options = std::make_shared<TrainOptions>();
  options->data.add_to(*command);
  options->data.add_image_size_to(*command);
  options->classes.add_to(*command);
  options->threads.add_to(*command);
  CLI::Option* config = options->configuration.add_config(*command);
  options->configuration.add_model(*command);
  options->configuration.add_training(*command);
  command->add_option("--out", options->files.out, "The model file to write")
      ->type_name("FILE")
      ->capture_default_str();
  command
      ->add_option("--metrics", options->files.metrics,
                   "A file to be given a line of JSON after each epoch")
      ->type_name("FILE");
  command
      ->add_option("--checkpoint", options->files.checkpoint,
                   "A file to be written after each epoch and at ctrl-C, to go on from")
      ->type_name("FILE");
  command
      ->add_option("--resume", options->resume,
                   "A checkpoint to go on from, to --epochs in all, as if never interrupted; the "
                   "configuration is the checkpoint's, and the images must be what they were")
      ->type_name("FILE")
      ->excludes(config);
  command->add_flag("--json", options->json, "Print the result as one JSON object");
  command->footer(
      "Ctrl-C stops training and saves what was learned; a second one ends at once.\n"
      "Example:\n"
      "  autoencoder train --data digits --encoder 512,256,64 --code 2 --epochs 10 "
      "--out model.safetensors");
  command->callback([options] {
    options->threads.apply();
    if (options->resume.empty()) {
      start(*options);
    } else {
      resume(*options);
    }
  });
}

}  // namespace ae::cli
