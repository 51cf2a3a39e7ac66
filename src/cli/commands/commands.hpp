#pragma once

namespace CLI {
class App;
}

namespace ae::cli {

/// Each function adds its subcommand, which runs while the command line is parsed. Running it
/// throws InputError for wrong usage or bad input, and RunError where the run failed.
void add_train(CLI::App& app);
void add_evaluate(CLI::App& app);
void add_reconstruct(CLI::App& app);
void add_denoise(CLI::App& app);
void add_interpolate(CLI::App& app);
void add_sample(CLI::App& app);
void add_encode(CLI::App& app);
void add_decode(CLI::App& app);
void add_project(CLI::App& app);
void add_anomaly(CLI::App& app);
void add_robustness(CLI::App& app);
void add_info(CLI::App& app);
void add_import(CLI::App& app);
void add_digits(CLI::App& app);
void add_schema(CLI::App& app);
void add_bench(CLI::App& app);

}  // namespace ae::cli
