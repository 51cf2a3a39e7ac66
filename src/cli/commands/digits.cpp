#include <CLI/CLI.hpp>
#include <memory>
#include <optional>

#include "cli/commands/commands.hpp"
#include "cli/numbers.hpp"
#include "cli/options/number_option.hpp"
#include "cli/output.hpp"
#include "data/dataset.hpp"
#include "data/dataset_files.hpp"
#include "data/digits_dataset.hpp"

namespace ae::cli {
namespace {

struct DigitsOptions {
  std::filesystem::path out;
  std::size_t count = 10'000;
  std::optional<std::size_t> test_count;
  std::uint64_t seed = 1;
  bool json = false;
};

void run(const DigitsOptions& options) {
  const std::size_t test_count = options.test_count.value_or(usual_test_count(options.count));
  const Dataset dataset = digits_dataset("digits", options.count, test_count, options.seed);
  write_dataset_folder(dataset, options.out);
  if (options.json) {
    print(Json{{"out", options.out.string()},
               {"count", options.count},
               {"test_count", test_count},
               {"seed", options.seed},
               {"rows", dataset.train.rows},
               {"columns", dataset.train.columns}});
  }
  say("Wrote " + with_commas(options.count) + " digits to train on and " + with_commas(test_count) +
      " to test with as IDX files into " + options.out.string() + ".");
}

}  // namespace

void add_digits(CLI::App& app) {
  CLI::App* command =
      app.add_subcommand("digits", "Write procedural digits as the four IDX files of MNIST");
  const auto options = std::make_shared<DigitsOptions>();
  command->add_option("--out", options->out, "The folder to write into, made if need be")
      ->type_name("FOLDER")
      ->required();
  command->add_option("--count", options->count, "Digits to train on")
      ->check(CLI::Range(std::size_t{1}, maximum_digits))
      ->capture_default_str();
  command
      ->add_option("--test-count", options->test_count,
                   "Digits to test with: those that follow in the same sequence")
      ->check(CLI::Range(std::size_t{1}, maximum_digits))
      ->default_str("a sixth of --count");
  require_number<std::uint64_t>(
      command->add_option("--seed", options->seed, "Another seed, other digits")
          ->capture_default_str());
  command->add_flag("--json", options->json, "Print what was written as one JSON object");
  command->footer(
      "The same count and seed give what --data digits trains on.\n"
      "Example:\n"
      "  autoencoder digits --count 10000 --seed 1 --out digits");
  command->callback([options] { run(*options); });
}

}  // namespace ae::cli
