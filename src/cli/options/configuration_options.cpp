#include "cli/options/configuration_options.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <limits>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string_view>
#include <type_traits>

#include "autoencoder/configuration_json.hpp"
#include "autoencoder/configuration_names.hpp"
#include "base/error.hpp"
#include "cli/options/corruption_option.hpp"
#include "cli/options/family_options.hpp"
#include "cli/options/number_option.hpp"
#include "io/atomic_file.hpp"

namespace ae::cli {
namespace {

using nlohmann::json;

constexpr std::size_t largest_configuration_file = std::size_t{1} << 20;

/// "512,256,64" as numbers; nothing as no layers.
std::vector<Index> parse_widths(const std::string& text) {
  std::vector<Index> widths;
  std::string_view rest = text;
  while (!rest.empty()) {
    const std::string_view part = rest.substr(0, rest.find(','));
    Index width = 0;
    const auto [stop, error] = std::from_chars(part.data(), part.data() + part.size(), width);
    const bool ends_in_comma = part.size() + 1 == rest.size();
    if (error != std::errc() || stop != part.data() + part.size() || ends_in_comma) {
      throw InputError("--encoder is \"" + text +
                       "\", but must be whole numbers with commas between them, as in 512,256,64, "
                       "or \"\" for no hidden layers.");
    }
    widths.push_back(width);
    rest.remove_prefix(std::min(part.size() + 1, rest.size()));
  }
  return widths;
}

template <typename Enum>
std::vector<std::string> list_of_names() {
  std::vector<std::string> names;
  for (const auto& [name, value] : names_of(Enum{})) names.emplace_back(name);
  return names;
}

/// InputError where the two differ, naming the first key that does.
void require_same(const Configuration& saved, const Configuration& changed,
                  const std::string& option, const std::string& checkpoint) {
  const json before = json::parse(to_json(saved));
  const json after = json::parse(to_json(changed));
  for (const auto& [section, members] : before.items()) {
    for (const auto& [key, value] : members.items()) {
      if (after[section][key] == value) continue;
      std::ostringstream sentence;
      sentence << option << " differs from the checkpoint " << checkpoint << ", where " << section
               << '.' << key << " is " << value << "; only --epochs may change.";
      throw InputError(sentence.str());
    }
  }
}

}  // namespace

template <typename Value, typename Set>
CLI::Option* ConfigurationOptions::add(CLI::App& app, const char* option,
                                       const std::string& description, const std::string& usual,
                                       Set /*set*/) {
  const std::function<void(const Value&)> note = [this, option](const Value& value) {
    overrides_.push_back({option, [value](Configuration& to) { Set{}(to, value); }});
  };
  CLI::Option* added =
      app.add_option_function<Value>(option, note, description)->default_str(usual);
  if constexpr (std::is_arithmetic_v<Value>) require_number<Value>(added);
  return added;
}

template <typename Enum, typename Set>
CLI::Option* ConfigurationOptions::add_name(CLI::App& app, const char* option,
                                            const std::string& description, Enum usual,
                                            Set /*set*/) {
  const auto set_by_name = [](Configuration& to, const std::string& name) {
    Set{}(to, *value_named<Enum>(name));
  };
  return add<std::string>(app, option, description, name_of(usual), set_by_name)
      ->type_name("NAME")
      ->check(CLI::IsMember(list_of_names<Enum>()));
}

CLI::Option* ConfigurationOptions::add_config(CLI::App& app) {
  return app
      .add_option("--config", config_,
                  "A configuration as JSON; options beside it go over what it says")
      ->type_name("FILE");
}

std::vector<CLI::Option*> ConfigurationOptions::add_model(CLI::App& app) {
  using C = Configuration;
  const ModelConfiguration usual;
  return {
      add<std::string>(
          app, "--encoder",
          "Widths of the hidden layers between image and code, as in 512,256,64; \"\" for none. "
          "The decoder mirrors them",
          "512,256,64",
          [](C& to, const std::string& text) { to.model.encoder = parse_widths(text); })
          ->type_name("WIDTHS"),
      add<Index>(app, "--code", "Units of the code, the bottleneck", std::to_string(usual.code),
                 [](C& to, Index code) { to.model.code = code; }),
      add_name(app, "--activation", "Of the hidden layers", usual.activation,
               [](C& to, Activation name) { to.model.activation = name; }),
      add_name(app, "--code-activation", "Of the code", usual.code_activation,
               [](C& to, Activation name) { to.model.code_activation = name; }),
      add_name(app, "--output-activation", "Of the reconstruction; bce needs sigmoid",
               usual.output_activation,
               [](C& to, Activation name) { to.model.output_activation = name; }),
      add_name(
          app, "--initialization",
          "How weights are drawn; auto takes he's for ReLU's kin and glorot's otherwise, pytorch "
          "draws weights and biases as nn.Linear does",
          usual.initialization, [](C& to, Initialization name) { to.model.initialization = name; }),
      add<std::string>(
          app, "--layer-activations",
          "One for each hidden layer and its mirror, as in relu,tanh,elu, in place of --activation",
          "\"\"",
          [](C& to, const std::string& text) {
            to.model.layer_activations = parse_activations(text);
          })
          ->type_name("NAMES"),
      app.add_flag_function(
          "--tied-weights",
          [this](std::int64_t count) {
            const bool tied = count > 0;  // --tied-weights=false counts as -1
            overrides_.push_back(
                {"--tied-weights", [tied](C& to) { to.model.tied_weights = tied; }});
          },
          "The decoder's matrices are the encoder's, transposed")};
}

std::vector<CLI::Option*> ConfigurationOptions::add_family(CLI::App& app) {
  using C = Configuration;
  const ModelConfiguration usual;
  return {
      add_name(app, "--family",
               "What is asked of the model beside reconstruction; denoising undoes a corruption "
               "of its input, gaussian:0.4 unless said otherwise",
               usual.family, [](C& to, Family name) { to.model.family = name; }),
      add<std::string>(
          app, "--sparsity", sparsity_help, "l1:0.0001",
          [](C& to, const std::string& text) { parse_sparsity(text, to.model.sparsity); })
          ->type_name("KIND:VALUES"),
      add<double>(app, "--contraction",
                  "Of the contractive family: weight of the squared norm of d code / d input",
                  "0.0001", [](C& to, double weight) { to.model.contraction.weight = weight; }),
      add<Index>(app, "--projections",
                 "Random directions that estimate that norm; 0 computes it exactly", "0",
                 [](C& to, Index count) { to.model.contraction.projections = count; }),
      add<double>(app, "--beta", "Of the variational family: weight of the KL divergence", "1",
                  [](C& to, double beta) { to.model.beta = beta; }),
      add<int>(app, "--warm-up-epochs", "Epochs over which that weight grows from 0", "0",
               [](C& to, int epochs) { to.model.warm_up_epochs = epochs; })};
}

std::vector<CLI::Option*> ConfigurationOptions::add_training(CLI::App& app) {
  using C = Configuration;
  const TrainingConfiguration usual;
  return {
      add_name(app, "--loss",
               "Per pixel: squared error, binary cross-entropy, absolute error or Huber's",
               usual.loss, [](C& to, Loss name) { to.training.loss = name; }),
      add<double>(app, "--huber-delta", "Where Huber's loss turns from a square into a line", "0.1",
                  [](C& to, double delta) { to.training.huber_delta = delta; }),
      add_name(app, "--optimizer", "Adam, or gradient descent with momentum", usual.optimizer.kind,
               [](C& to, OptimizerKind name) { to.training.optimizer.kind = name; }),
      add<double>(app, "--learning-rate", "Step size of the optimizer", "0.001",
                  [](C& to, double rate) { to.training.optimizer.learning_rate = rate; }),
      add<double>(app, "--momentum", "Of sgd", "0.9",
                  [](C& to, double momentum) { to.training.optimizer.momentum = momentum; }),
      add<Index>(app, "--batch-size", "Images a minibatch", std::to_string(usual.batch_size),
                 [](C& to, Index size) { to.training.batch_size = size; }),
      add<Index>(
          app, "--epochs", "Times that every training image is seen", std::to_string(usual.epochs),
          [](C& to, Index epochs) {
            to.training.epochs =
                static_cast<int>(std::clamp<Index>(epochs, -1, std::numeric_limits<int>::max()));
          }),
      add<std::uint64_t>(app, "--seed", "The same seed gives the same model",
                         std::to_string(usual.seed),
                         [](C& to, std::uint64_t seed) { to.training.seed = seed; }),
      add<std::string>(
          app, "--corruption", corruption_help, "none",
          [](C& to, const std::string& text) { to.training.corruption = parse_corruption(text); })
          ->type_name("KIND:AMOUNT")};
}

bool ConfigurationOptions::is_overridden(const std::string& option) const {
  return std::ranges::find(overrides_, option, &Override::option) != overrides_.end();
}

ConfigurationOptions::Result ConfigurationOptions::read() const {
  Result result;
  if (!config_.empty()) {
    const std::vector<std::uint8_t> bytes = read_file(config_, largest_configuration_file);
    const std::string text(bytes.begin(), bytes.end());
    result.configuration = parse_configuration(text, config_.string());
    result.input_is_given = json::parse(text).contains(json::json_pointer("/model/input"));
  }
  for (const Override& given : overrides_) given.apply(result.configuration);
  if (!is_overridden("--corruption")) fill_in_family_defaults(result.configuration);
  validate(result.configuration);
  return result;
}

Configuration ConfigurationOptions::read_for_resuming(const Configuration& saved,
                                                      const std::string& checkpoint) const {
  Configuration resumed = saved;
  for (const Override& given : overrides_) {
    if (given.option == "--epochs") {
      given.apply(resumed);
      continue;
    }
    Configuration changed = saved;
    given.apply(changed);
    require_same(saved, changed, given.option, checkpoint);
  }
  validate(resumed);
  return resumed;
}

}  // namespace ae::cli
