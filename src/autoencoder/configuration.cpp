#include "autoencoder/configuration.hpp"

#include <algorithm>
#include <utility>

#include "autoencoder/configuration_json.hpp"
#include "autoencoder/configuration_names.hpp"
#include "autoencoder/fields.hpp"
#include "autoencoder/rules.hpp"
#include "autoencoder/terms/families.hpp"
#include "autoencoder/value_json.hpp"

namespace ae {
namespace {

/// In 64 bits, because the widths are not yet known to be small enough for Index.
std::uint64_t parameter_count(const ModelConfiguration& model) {
  std::uint64_t count = 0;
  auto inputs = static_cast<std::uint64_t>(model.features());
  const auto add = [&](Index width) {
    const auto outputs = static_cast<std::uint64_t>(width);
    const std::uint64_t matrices = model.tied_weights ? 1 : 2;
    count += matrices * inputs * outputs + inputs + outputs;  // the encoder's layer and its mirror
    inputs = outputs;
  };
  for (const Index width : model.encoder) add(width);
  const std::uint64_t more_matrices = family_traits(model).code_matrices(model).size() - 1;
  count += more_matrices * (inputs + 1) * static_cast<std::uint64_t>(model.code);
  add(model.code);
  return count;
}

/// A value as a rule names it: its text, or true or false.
std::string name_of_value(const Json& value) {
  return value.is_string() ? value.get<std::string>() : value.dump();
}

bool is_one_of(const Json& value, const Names& names) {
  return std::ranges::find(names, name_of_value(value)) != names.end();
}

void require(const Rule& rule, const Json& configuration) {
  std::string where;
  for (const Condition& condition : rule.when) {
    if (condition.key.empty()) continue;
    const Json& found = *value_at(configuration, condition.key);
    if (!is_one_of(found, condition.names)) return;
    where = " where " + std::string(condition.key) + " is " + name_of_value(found);
  }
  const Json* value = value_at(configuration, rule.key);
  if (value == nullptr) return;
  if (rule.names.front().empty()) {
    const bool whole = value->is_number_integer();
    const auto number = value->get<double>();
    const std::string found = whole ? value->dump() : shown(number);
    require_within(rule.limits, number, found, whole, rule.key, where);
  } else if (!is_one_of(*value, rule.names)) {
    refuse(rule.key, name_of_value(*value), alternatives(rule.names) + where);
  }
}

void require_sizes_that_fit(const ModelConfiguration& model) {
  const std::size_t names = model.layer_activations.size();
  if (names > 0 && names != model.encoder.size()) {
    refuse("model.layer_activations", "a list of " + std::to_string(names) + " names",
           "empty or a list of as many names as model.encoder has layers, which are " +
               std::to_string(model.encoder.size()));
  }
  const std::uint64_t parameters = parameter_count(model);
  if (parameters > maximum_parameters) {
    refuse("model", "a network of " + std::to_string(parameters) + " parameters",
           "one of at most " + std::to_string(maximum_parameters));
  }
}

}  // namespace

void validate(const Configuration& configuration) {
  const Json json = as_json(configuration);
  for (const Rule& rule : rules) require(rule, json);
  for_each_field([&](const auto& field) {
    ValueJson<ValueOf<decltype(field)>>::check(field.at(configuration), field.limits, field.path);
  });
  require_sizes_that_fit(configuration.model);
}

ModelConfiguration with_family_of(ModelConfiguration model, const ModelConfiguration& next) {
  if (family_traits(model).code_matrices(model).size() !=
      family_traits(next).code_matrices(next).size()) {
    refuse("model.family", name_of(next.family),
           name_of(model.family) + " as that of the model in training");
  }
  Configuration changed{.model = std::move(model), .training = {}};
  const Configuration wanted{.model = next, .training = {}};
  for_each_field([&](const auto& field) {
    if (!field.change.restarts && field.path.starts_with("model.")) {
      field.at(changed) = field.at(wanted);
    }
  });
  return changed.model;
}

void fill_in_family_defaults(Configuration& configuration) {
  Corruption& corruption = configuration.training.corruption;
  if (configuration.model.family == Family::denoising && corruption.kind == CorruptionKind::none) {
    corruption = denoising_corruption;
  }
}

}  // namespace ae
