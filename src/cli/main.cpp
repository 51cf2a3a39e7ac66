#include <CLI/CLI.hpp>
#include <csignal>
#include <exception>
#include <new>
#include <string>

#include "base/error.hpp"
#include "cli/commands/commands.hpp"
#include "cli/licences.hpp"
#include "cli/output.hpp"

namespace {

constexpr int run_failed = 1;
constexpr int wrong_usage = 2;

/// Returns the error message for a first word that names no subcommand, which the parser would only
/// call missing.
std::string unknown_subcommand(const CLI::App& app) {
  std::string names;
  for (const CLI::App* subcommand : app.get_subcommands([](const CLI::App*) { return true; })) {
    names += (names.empty() ? "" : ", ") + subcommand->get_name();
  }
  return "\"" + app.remaining().front() + "\" is not a subcommand; there are " + names + ".";
}

int report_parse_error(const CLI::App& app, const CLI::ParseError& error) {
  if (error.get_exit_code() == 0) {  // --help, --version and --licences
    app.exit(error);
    ae::cli::print(std::string());
    return 0;
  }
  std::string command = "autoencoder";
  for (const CLI::App* subcommand : app.get_subcommands()) command += " " + subcommand->get_name();
  const bool names_none = app.get_subcommands().empty() && !app.remaining().empty();
  ae::cli::say_error(names_none ? unknown_subcommand(app) : error.what());
  ae::cli::say("See " + command + " --help.");
  return wrong_usage;
}

}  // namespace

int main(int argc, char** argv) try {
  // A file that may grow no further is then an error of writing it, with a reason.
  std::signal(SIGXFSZ, SIG_IGN);
  CLI::App app{"Trains autoencoders on small images and shows what they learned.", "autoencoder"};
  app.require_subcommand(1);
  app.set_version_flag("--version", "autoencoder " AE_VERSION);
  app.add_flag_callback(
      "--licences",
      [] {
        ae::cli::print(ae::cli::licence_texts());
        throw CLI::Success();
      },
      "Display the licences of all that this program is made of and exit");
  app.footer(
      "Example, from nothing to a denoised sheet:\n"
      "  autoencoder train --family denoising --encoder 256 --code 32 --out model.safetensors\n"
      "  autoencoder denoise --model model.safetensors --out sheet.png\n"
      "Every subcommand explains itself: autoencoder train --help\n"
      "Exit codes: 0 done, 1 the run failed, 2 wrong usage or bad input.");
  ae::cli::add_train(app);
  ae::cli::add_evaluate(app);
  ae::cli::add_reconstruct(app);
  ae::cli::add_denoise(app);
  ae::cli::add_interpolate(app);
  ae::cli::add_sample(app);
  ae::cli::add_encode(app);
  ae::cli::add_decode(app);
  ae::cli::add_project(app);
  ae::cli::add_anomaly(app);
  ae::cli::add_robustness(app);
  ae::cli::add_info(app);
  ae::cli::add_import(app);
  ae::cli::add_digits(app);
  ae::cli::add_schema(app);
  ae::cli::add_bench(app);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return report_parse_error(app, error);
  }
  return 0;
} catch (const ae::InputError& error) {
  ae::cli::say_error(error.what());
  return wrong_usage;
} catch (const std::bad_alloc&) {
  ae::cli::say_error("there is not enough memory for a model or data set of this size");
  return run_failed;
} catch (const std::exception& error) {
  ae::cli::say_error(error.what());
  return run_failed;
}
