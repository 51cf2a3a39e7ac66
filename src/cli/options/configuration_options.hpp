#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "autoencoder/configuration.hpp"

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace ae::cli {

/// --config and the options that go over what it says, one for each key of the configuration.
class ConfigurationOptions {
 public:
  /// This object must outlive the parsing of the command line. Each returns what it added.
  CLI::Option* add_config(CLI::App& app);
  std::vector<CLI::Option*> add_model(CLI::App& app);
  std::vector<CLI::Option*> add_family(CLI::App& app);
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
  struct Override {
    std::string option;
    std::function<void(Configuration&)> apply;
  };

  /// Adds an option whose value `Set{}(configuration, value)` puts where it belongs; Set is the
  /// type of a lambda that captures nothing.
  template <typename Value, typename Set>
  CLI::Option* add(CLI::App& app, const char* option, const std::string& description,
                   const std::string& usual, Set set);
  template <typename Enum, typename Set>
  CLI::Option* add_name(CLI::App& app, const char* option, const std::string& description,
                        Enum usual, Set set);

  [[nodiscard]] bool is_overridden(const std::string& option) const;

  std::filesystem::path config_;
  std::vector<Override> overrides_;
};

}  // namespace ae::cli
