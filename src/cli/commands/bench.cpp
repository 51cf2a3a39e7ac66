#include <CLI/CLI.hpp>
#include <memory>
#include <set>
#include <sstream>

#include "benchmark/measure.hpp"
#include "cli/benchmark_table.hpp"
#include "cli/commands/commands.hpp"
#include "cli/options/data_option.hpp"
#include "cli/options/file_options.hpp"
#include "cli/options/kernels_option.hpp"
#include "cli/options/number_option.hpp"
#include "cli/options/threads_option.hpp"
#include "cli/output.hpp"
#include "math/dispatch.hpp"
#include "math/threads.hpp"

namespace ae::cli {
namespace {

constexpr std::size_t usual_digits = 12'800;

std::vector<std::string> names_of_workloads() {
  std::vector<std::string> names;
  for (const Workload& workload : standard_workloads()) names.push_back(workload.name);
  return names;
}

struct BenchOptions {
  FileOptions files;
  std::vector<std::string> workloads = names_of_workloads();
  std::vector<Index> batch_sizes = {128, 256};
  std::set<int> threads = {1, machine_threads()};
  int windows = 7;
  double seconds = 0.3;
  KernelsOption kernels;
  DataOption data = DataOption(usual_digits);
  bool json = false;
};

/// One workload to measure, and how.
struct Case {
  const Workload* workload;
  int threads;
  BenchmarkOptions how;
};

/// Returns all combinations to measure. Throws InputError for an unknown workload or an impossible
/// number of threads.
std::vector<Case> cases_of(const BenchOptions& options) {
  for (const int threads : options.threads) set_thread_count(threads);
  std::vector<Case> cases;
  for (const std::string& name : options.workloads) {
    const Workload& workload = workload_named(name);
    for (const Index batch_size : options.batch_sizes) {
      for (const int threads : options.threads) {
        cases.push_back({.workload = &workload,
                         .threads = threads,
                         .how = {.batch_size = batch_size,
                                 .windows = options.windows,
                                 .seconds_per_window = options.seconds}});
      }
    }
  }
  return cases;
}

std::string heading(const BenchOptions& options) {
  std::ostringstream text;
  text << "This machine runs " << machine_threads()
       << " threads at a time; kernels: " << active_kernels().name << "; windows of "
       << options.seconds << " s: " << options.windows << "; shown are medians.\n\n"
       << benchmark_heads();
  return text.str();
}

void run(const BenchOptions& options) {
  options.kernels.apply();
  const std::vector<Case> cases = cases_of(options);
  const Dataset dataset = options.data.load();
  // This reports all errors before minutes of measuring.
  for (const auto& [workload, threads, how] : cases) require_measurable(*workload, dataset, how);
  if (!options.json) print(heading(options));
  std::vector<Benchmark> results;
  for (const auto& [workload, threads, how] : cases) {
    set_thread_count(threads);
    results.push_back(run_benchmark(*workload, dataset, how));
    if (!options.json) print(benchmark_row(results.back()));
  }
  if (options.json) {
    print(Json{{"program", "autoencoder " AE_VERSION},
               {"machine_threads", machine_threads()},
               {"data", options.data.name()},
               {"windows", options.windows},
               {"seconds_per_window", options.seconds},
               {"benchmarks", Json::parse(to_json(results))}});
  }
}

/// Adds an option that takes several values, separated by commas.
template <typename List>
CLI::Option* add_list(CLI::App& app, const char* option, List& list, const char* description) {
  return app.add_option(option, list, description)->delimiter(',')->allow_extra_args(false);
}

}  // namespace

void add_bench(CLI::App& app) {
  CLI::App* command =
      app.add_subcommand("bench", "Measure how fast this machine trains and runs autoencoders");
  const auto options = std::make_shared<BenchOptions>();
  std::string workloads;
  for (const Workload& workload : standard_workloads()) {
    workloads += "\n  " + workload.name + "  " + workload.description;
  }
  add_list(*command, "--workload", options->workloads, "The workloads to measure, listed below")
      ->type_name("NAMES")
      ->default_str("all");
  require_number<Index>(
      add_list(*command, "--batch-size", options->batch_sizes, "Images a minibatch")
          ->default_str("128,256"));
  require_number<int>(
      add_list(*command, "--threads", options->threads, "Numbers of threads to compute with")
          ->default_str("1 and all of the machine's"));
  command
      ->add_option("--windows", options->windows,
                   "How often each figure is measured; shown are the median and the spread")
      ->check(CLI::Range(1, 1000))
      ->capture_default_str();
  command
      ->add_option("--seconds", options->seconds,
                   "How long a window of training lasts; the others last as long or less")
      ->check(CLI::Range(0.0001, 60.0))
      ->capture_default_str();
  options->kernels.add_to(*command);
  options->data.add_to(*command, options->files);
  command->add_flag("--json", options->json, "Print the figures as one JSON object");
  command->footer(
      "Workloads:" + workloads +
      "\n"
      "Training counts every cost of a step; gather (corruption included), forward, loss, "
      "backward\n"
      "and update are its phases' shares of the time. Inference encodes and decodes a batch at a\n"
      "time; one image, a single one. Products are a training step's matrix products alone, as "
      "fast\n"
      "as these kernels do them; training / prod. is how near training comes to that.\n"
      "Examples:\n"
      "  autoencoder bench --workload W2 --threads 1\n"
      "  autoencoder bench --batch-size 128 --windows 15 --json");
  command->callback([options] { run(*options); });
}

}  // namespace ae::cli
