#include <CLI/CLI.hpp>
#include <memory>

#include "autoencoder/configuration_schema.hpp"
#include "cli/commands/commands.hpp"
#include "cli/output.hpp"

namespace ae::cli {

void add_schema(CLI::App& app) {
  CLI::App* command = app.add_subcommand(
      "schema", "Print the JSON Schema of a configuration: every key, its range and its default");
  const auto json = std::make_shared<bool>(false);
  command->add_flag("--json", *json, "Print it on one line");
  command->footer("Example:\n  autoencoder schema > configuration.schema.json");
  command->callback([json] { print(configuration_schema().dump(*json ? -1 : 2) + "\n"); });
}

}  // namespace ae::cli
