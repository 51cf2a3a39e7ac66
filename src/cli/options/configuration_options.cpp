#include "cli/options/configuration_options.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <limits>
#include <string_view>
#include <type_traits>

#include "autoencoder/configuration_json.hpp"
#include "autoencoder/configuration_names.hpp"
#include "autoencoder/fields.hpp"
#include "base/error.hpp"
#include "base/shown_number.hpp"
#include "cli/options/corruption_option.hpp"
#include "cli/options/list_option.hpp"
#include "cli/options/number_option.hpp"
#include "cli/options/sparsity_option.hpp"
#include "io/atomic_file.hpp"

namespace ae::cli {
namespace {

constexpr std::size_t largest_configuration_file = std::size_t{1} << 20;

/// An option that stands for all keys of a section.
struct SectionOption {
  std::string_view section;
  const char* option;
  const char* help;
  const char* usual;
  const char* type;
  std::function<void(Configuration&)> (*parse)(const std::string& text);
};

constexpr std::array section_options{
    SectionOption{"model.sparsity.", "--sparsity", sparsity_help, "l1:0.0001", "KIND:VALUES",
                  [](const std::string& text) -> std::function<void(Configuration&)> {
                    return [text](Configuration& to) { parse_sparsity(text, to.model.sparsity); };
                  }},
    SectionOption{"training.corruption.", "--corruption", corruption_help, "none", "KIND:AMOUNT",
                  [](const std::string& text) -> std::function<void(Configuration&)> {
                    return [text](Configuration& to) {
                      to.training.corruption = parse_corruption(text);
                    };
                  }}};

/// "--learning-rate" for "training.learning_rate", unless the row says otherwise.
std::string name_of_option(std::string_view path, std::string_view own_name) {
  if (!own_name.empty()) return std::string(own_name);
  std::string name = "--" + std::string(path.substr(path.rfind('.') + 1));
  std::ranges::replace(name, '_', '-');
  return name;
}

template <typename Enum>
std::vector<std::string> list_of_names() {
  std::vector<std::string> names;
  for (const auto& [name, value] : names_of(Enum{})) names.emplace_back(name);
  return names;
}

/// The type that an option's number is read as: wide, so that what is out of range is refused in
/// the configuration's own sentence.
template <typename Value>
using Wide =
    std::conditional_t<std::is_floating_point_v<Value>, double,
                       std::conditional_t<std::is_unsigned_v<Value>, std::uint64_t, std::int64_t>>;

template <typename Value>
Value narrowed(Wide<Value> number) {
  using Bounds = std::numeric_limits<Value>;
  if constexpr (std::is_same_v<Value, Wide<Value>>) return number;
  return static_cast<Value>(std::clamp<Wide<Value>>(number, Bounds::lowest(), Bounds::max()));
}

template <typename Value>
std::string default_text(const Value& value) {
  if constexpr (std::is_enum_v<Value>) {
    return name_of(value);
  } else if constexpr (std::is_integral_v<Value>) {
    return std::to_string(value);
  } else if constexpr (std::is_floating_point_v<Value>) {
    return shown(value);
  } else {
    const std::string text = list_text(value);
    return text.empty() ? "\"\"" : text;
  }
}

/// InputError where the two differ, naming the first key that does.
void require_same(const Configuration& saved, const Configuration& changed,
                  const std::string& option, const std::string& checkpoint) {
  const Json before = as_json(saved);
  const Json after = as_json(changed);
  for (const auto& [section, members] : before.items()) {
    for (const auto& [key, value] : members.items()) {
      if (after[section][key] == value) continue;
      throw InputError(option + " differs from the checkpoint " + checkpoint + ", where " +
                       section + "." + key + " is " + value.dump() + "; only --epochs may change.");
    }
  }
}

}  // namespace

CLI::Option* ConfigurationOptions::add_config(CLI::App& app, FileOptions& files) {
  return files.add_input(app, "--config", config_,
                         "A configuration as JSON; options beside it go over what it says");
}

std::vector<CLI::Option*> ConfigurationOptions::add_model(CLI::App& app) {
  return add_section(app, "model.");
}

std::vector<CLI::Option*> ConfigurationOptions::add_training(CLI::App& app) {
  return add_section(app, "training.");
}

std::vector<CLI::Option*> ConfigurationOptions::add_section(CLI::App& app,
                                                            std::string_view section) {
  std::vector<CLI::Option*> added;
  const SectionOption* last = nullptr;
  for_each_field([&](const auto& field) {
    if (!field.path.starts_with(section)) return;
    if constexpr (!std::is_same_v<decltype(field.option), NoOption>) {
      added.push_back(add_field(app, field));
    } else {
      const auto* const whole = std::ranges::find_if(section_options, [&](const auto& option) {
        return field.path.starts_with(option.section);
      });
      if (whole == section_options.end() || whole == last) return;
      last = whole;
      added.push_back(add_text(app, whole->option, whole->help, whole->usual, whole->parse)
                          ->type_name(whole->type));
    }
  });
  return added;
}

template <typename FieldOfKey>
CLI::Option* ConfigurationOptions::add_field(CLI::App& app, const FieldOfKey& field) {
  using Value = ValueOf<FieldOfKey>;
  const auto at = field.at;
  const std::string option = name_of_option(field.path, field.option.name);
  const std::string help(
      field.help.sentence.substr(0, field.help.sentence.size() - 1));  // without its full stop
  const Configuration usual;
  if constexpr (std::is_same_v<Value, bool>) {
    const auto note = [this, option, at](std::int64_t count) {
      const bool value = count > 0;  // --tied-weights=false counts as -1
      overrides_.push_back({option, [value, at](Configuration& to) { at(to) = value; }});
    };
    return app.add_flag_function(option, note, help);
  } else if constexpr (std::is_arithmetic_v<Value>) {
    const std::function<void(const Wide<Value>&)> note = [this, option, at](auto number) {
      const auto value = narrowed<Value>(number);
      overrides_.push_back({option, [value, at](Configuration& to) { at(to) = value; }});
    };
    CLI::Option* added = app.add_option_function(option, note, help);
    require_number<Wide<Value>>(added);
    return added->default_str(default_text(at(usual)));
  } else {
    const std::function<void(const std::string&)> note = [this, option,
                                                          at](const std::string& text) {
      overrides_.push_back({option, [option, text, at](Configuration& to) {
                              if constexpr (std::is_enum_v<Value>) {
                                at(to) = *value_named<Value>(text);
                              } else {
                                parse_list(option, text, at(to));
                              }
                            }});
    };
    CLI::Option* added = app.add_option_function(option, note, help);
    added->default_str(default_text(at(usual)));
    if constexpr (std::is_enum_v<Value>) {
      return added->type_name("NAME")->check(CLI::IsMember(list_of_names<Value>()));
    } else {
      constexpr ListHelp list = list_help(Value{});
      return added->description(help + list.example)->type_name(list.type);
    }
  }
}

CLI::Option* ConfigurationOptions::add_text(CLI::App& app, const std::string& option,
                                            const std::string& help, const std::string& usual,
                                            Apply (*parse)(const std::string& text)) {
  const std::function<void(const std::string&)> note = [this, option,
                                                        parse](const std::string& text) {
    overrides_.push_back({option, parse(text)});
  };
  return app.add_option_function(option, note, help)->default_str(usual);
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
    result.input_is_given = value_at(parse_json(text), "model.input") != nullptr;
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
