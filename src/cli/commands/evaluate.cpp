#include <CLI/CLI.hpp>
#include <memory>
#include <optional>
#include <sstream>

#include "analysis/image_quality.hpp"
#include "autoencoder/configuration_names.hpp"
#include "cli/commands/commands.hpp"
#include "cli/numbers.hpp"
#include "cli/options/code_quality_option.hpp"
#include "cli/options/corruption_option.hpp"
#include "cli/options/data_option.hpp"
#include "cli/options/file_options.hpp"
#include "cli/options/importance_option.hpp"
#include "cli/options/model_option.hpp"
#include "cli/options/threads_option.hpp"
#include "cli/output.hpp"
#include "cli/pca_baseline.hpp"
#include "training/batch.hpp"
#include "training/evaluation.hpp"

namespace ae::cli {
namespace {

struct EvaluateOptions {
  FileOptions files;
  std::filesystem::path model;
  DataOption data;
  ThreadsOption threads;
  CodeQualityOption code_quality;
  ImportanceOption importance;
  std::string corruption;
  bool pca = false;
  bool json = false;
};

Json as_json(const Evaluation& evaluation, const TrainingConfiguration& training) {
  Json json = {
      {"images", evaluation.images},  {"loss", name_of(training.loss)},
      {"test_loss", evaluation.loss}, {"test_mse", evaluation.mse},
      {"test_bce", evaluation.bce},   {"psnr", peak_signal_to_noise_ratio(evaluation.mse)}};
  if (evaluation.bound) {
    json["elbo"] = evaluation.bound->elbo();
    json["reconstruction"] = evaluation.bound->reconstruction;
    json["kl"] = evaluation.bound->kl;
  }
  if (evaluation.corrupted_mse && evaluation.denoised_mse) {
    json["corruption"] = {{"kind", name_of(training.corruption.kind)},
                          {"amount", training.corruption.amount}};
    json["corrupted_mse"] = *evaluation.corrupted_mse;
    json["corrupted_psnr"] = peak_signal_to_noise_ratio(*evaluation.corrupted_mse);
    json["denoised_mse"] = *evaluation.denoised_mse;
    json["denoised_psnr"] = peak_signal_to_noise_ratio(*evaluation.denoised_mse);
  }
  return json;
}

std::string mse_and_psnr(double mse) {
  return "MSE " + fixed(mse, 5) + ", PSNR " + fixed(peak_signal_to_noise_ratio(mse), 2) + " dB\n";
}

std::string as_text(const Evaluation& evaluation, const TrainingConfiguration& training) {
  std::ostringstream text;
  text << "test images     " << with_commas(evaluation.images) << '\n'
       << "test loss       " << fixed(evaluation.loss, 5) << " (" << name_of(training.loss) << ")\n"
       << "reconstruction  " << mse_and_psnr(evaluation.mse)  //
       << "                BCE " << fixed(evaluation.bce, 5) << " nats a pixel\n";
  if (evaluation.bound) {
    text << "ELBO            " << fixed(evaluation.bound->elbo(), 2) << " nats an image = -("
         << fixed(evaluation.bound->reconstruction, 2) << " reconstruction + "
         << fixed(evaluation.bound->kl, 2) << " KL)\n";
  }
  if (evaluation.corrupted_mse && evaluation.denoised_mse) {
    text << "corruption      " << name_of(training.corruption.kind) << ':'
         << training.corruption.amount << '\n'
         << "corrupted       " << mse_and_psnr(*evaluation.corrupted_mse)  //
         << "denoised        " << mse_and_psnr(*evaluation.denoised_mse);
  }
  return text.str();
}

void run(const EvaluateOptions& options) {
  options.threads.apply();
  const SavedModel saved = load_model(options.model);
  TrainingConfiguration training = saved.configuration.training;
  if (!options.corruption.empty()) training = with_corruption(training, options.corruption);
  const ImageSet test = options.data.load_test(input_size(saved.configuration.model));
  const Evaluation evaluation = evaluate(saved.model, test, training);
  Json json = as_json(evaluation, training);
  std::string text = as_text(evaluation, training);
  if (options.pca) {
    const PcaBaseline pca = measure_pca(options.data.load(input_size(saved.configuration.model)),
                                        saved.configuration.model.code);
    json["pca"] = as_json(pca);
    text += as_text(pca);
  }
  if (const auto bound = options.importance.measure(saved.model, test, training)) {
    add(*bound, json);
    text += as_text(*bound);
  }
  if (const auto quality = options.code_quality.measure(saved.model, test, options.data)) {
    add(*quality, json);
    text += as_text(*quality);
  }
  if (options.json) {
    print(json);
  } else {
    print(text);
  }
}

}  // namespace

void add_evaluate(CLI::App& app) {
  CLI::App* command =
      app.add_subcommand("evaluate", "Measure a model on the test images: loss, MSE, BCE, PSNR");
  const auto options = std::make_shared<EvaluateOptions>();
  add_model_option(*command, options->files, options->model);
  options->data.add_to(*command, options->files);
  options->threads.add_to(*command);
  command->add_option("--corruption", options->corruption, corruption_help)
      ->type_name("KIND:AMOUNT")
      ->default_str("the model's");
  command->add_flag("--pca", options->pca,
                    "Beside the model, measure principal component analysis with a code of the "
                    "same size, fitted to the training images");
  options->importance.add_to(*command);
  options->code_quality.add_to(*command);
  command->add_flag("--json", options->json, "Print the figures as one JSON object");
  command->footer(
      "MSE and BCE are means per pixel, of clean images; where there is a corruption, also of the\n"
      "corrupted images and of what the model makes of them.\n"
      "Example:\n"
      "  autoencoder evaluate --model model.safetensors --data digits --corruption gaussian:0.4");
  command->callback([options] { run(*options); });
}

}  // namespace ae::cli
