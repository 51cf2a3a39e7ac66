#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "autoencoder/configuration.hpp"
#include "cli/options/file_options.hpp"

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace ae::cli {

/// --config and the options that go over what it says: one for each key of the configuration, named
/// after the key, but for --sparsity and --corruption, which take all keys of their section.
class ConfigurationOptions {
 public:
  /// This object must outlive the parsing of the command line. Each returns what it added.
  CLI::Option* add_config(CLI::App& app, FileOptions& files);
  std::vector<CLI::Option*> add_model(CLI::App& app);
  std::vector<CLI::Option*> add_training(CLI::App& app);

  struct Result {
    Configuration configuration;
    bool input_is_given = false;  ///< --config says what model.input is; if not, the data does
  };

  /// What defaults, --config and options make together, in this order. InputError, naming the key
  /// or option, for anything that is not allowed.
  [[nodiscard]] Result read() const;

  /// The configuration to go on with from a checkpoint: its own, but for --epochs. InputError,
  /// naming the option, where any other option asks for something else.
  [[nodiscard]] Configuration read_for_resuming(const Configuration& saved,
                                                const std::string& checkpoint) const;

 private:
  using Apply = std::function<void(Configuration&)>;
  struct Override {
    std::string option;
    Apply apply;
  };

  /// Adds the options of the rows whose path starts with `section`.
  std::vector<CLI::Option*> add_section(CLI::App& app, std::string_view section);
  template <typename FieldOfKey>
  CLI::Option* add_field(CLI::App& app, const FieldOfKey& field);
  /// Adds an option whose text `parse` makes a change of the configuration.
  CLI::Option* add_text(CLI::App& app, const std::string& option, const std::string& help,
                        const std::string& usual, Apply (*parse)(const std::string& text));

  [[nodiscard]] bool is_overridden(const std::string& option) const;

  std::filesystem::path config_;
  std::vector<Override> overrides_;
};

}  // namespace ae::cli
