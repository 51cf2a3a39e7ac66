#include "autoencoder/configuration_schema.hpp"

#include <string>
#include <type_traits>
#include <vector>

#include "autoencoder/configuration_json.hpp"
#include "autoencoder/configuration_names.hpp"
#include "autoencoder/fields.hpp"
#include "autoencoder/rules.hpp"
#include "autoencoder/value_json.hpp"

namespace ae {
namespace {

/// A whole number is written as one, for 1.0 and 1 are two texts.
Json number(double value, bool whole) {
  return whole ? Json(static_cast<std::int64_t>(value)) : Json(value);
}

void add_limits(Json& schema, const Limits& limits, bool whole) {
  schema[limits.excludes_low ? "exclusiveMinimum" : "minimum"] = number(limits.low, whole);
  schema[limits.excludes_high ? "exclusiveMaximum" : "maximum"] = number(limits.high, whole);
}

/// What JSON Schema says of a value of each type. Names go into `definitions`, once.
template <typename Value>
struct ValueSchema;

template <typename Value>
  requires std::is_arithmetic_v<Value>
struct ValueSchema<Value> {
  static Json make(const Limits& limits, Json& /*definitions*/) {
    if constexpr (std::is_same_v<Value, bool>) return {{"type", "boolean"}};
    constexpr bool whole = std::is_integral_v<Value>;
    Json schema = {{"type", whole ? "integer" : "number"}};
    add_limits(schema, limits, whole);
    return schema;
  }
};

template <typename Value>
  requires std::is_enum_v<Value>
struct ValueSchema<Value> {
  static Json make(const Limits& /*limits*/, Json& definitions) {
    const std::string type(type_of(Value{}));
    Json names = Json::array();
    for (const auto& [name, value] : names_of(Value{})) names.push_back(name);
    definitions[type] = {{"enum", names}};
    return {{"$ref", "#/$defs/" + type}};
  }
};

template <typename Entry>
struct ValueSchema<std::vector<Entry>> {
  static Json make(const Limits& limits, Json& definitions) {
    return {{"type", "array"},
            {"items", ValueSchema<Entry>::make(limits, definitions)},
            {"maxItems", limits.most_entries}};
  }
};

template <typename Entry, std::size_t count>
struct ValueSchema<std::array<Entry, count>> {
  static Json make(const Limits& limits, Json& definitions) {
    return {{"type", "array"},
            {"items", ValueSchema<Entry>::make(limits, definitions)},
            {"minItems", count},
            {"maxItems", count}};
  }
};

std::string text_of(const Change& change) {
  if (change.restarts) return "new-model";
  return change.value_restarts.empty() ? "live" : std::string(change.value_restarts);
}

/// The place of a key's schema within that of the configuration.
Json& place_of(Json& schema, std::string_view path) {
  Json* place = &schema;
  while (!path.empty()) place = &(*place)["properties"][std::string(take_word(path))];
  return *place;
}

/// Describes a section, unless that was done: it stands where the first of its keys does.
void begin(const Section& section, Json& schema) {
  Json& place = place_of(schema, section.path);
  if (place.contains("title")) return;
  place["description"] = section.help;
  place["title"] = section.type;
  place["type"] = "object";
  place["additionalProperties"] = false;
  place["properties"] = Json::object();
}

/// A schema of a whole configuration that says only what `inner` says of one key. The key must be
/// there where `required` is true.
Json about(std::string_view path, Json inner, bool required) {
  const std::string word(take_word(path));
  if (!path.empty()) inner = about(path, std::move(inner), required);
  Json outer = {{"properties", {{word, std::move(inner)}}}};
  if (required) outer["required"] = Json::array({word});
  return outer;
}

/// The names as JSON; true and false become booleans.
Json one_of(const Names& names) {
  Json values = Json::array();
  for (const std::string_view name : names) {
    if (name == "true" || name == "false") {
      values.push_back(name == "true");
    } else if (!name.empty()) {
      values.push_back(name);
    }
  }
  return values;
}

bool contains(const Json& values, const Json& value) {
  return std::ranges::find(values, value) != values.end();
}

/// What a rule asks of its key, where it holds.
Json consequence(const Rule& rule, const Json& defaults) {
  const std::size_t bracket = rule.key.find('[');
  const std::string_view key = rule.key.substr(0, bracket);
  if (!rule.names.front().empty()) {
    const Json names = one_of(rule.names);
    const bool default_is_wrong = !contains(names, *value_at(defaults, key));
    return about(key, {{"enum", names}}, default_is_wrong);
  }
  const bool whole = value_at(defaults, rule.key)->is_number_integer();
  Json inner = Json::object();
  add_limits(inner, rule.limits, whole);
  // Rules are about a list's first entry, where they are about an entry.
  if (bracket != std::string_view::npos) inner = {{"prefixItems", Json::array({inner})}};
  return about(key, inner, false);
}

Json rule_schema(const Rule& rule, const Json& defaults) {
  Json conditions = Json::array();
  for (const auto& [key, names] : rule.when) {
    if (key.empty()) continue;
    const Json values = one_of(names);
    conditions.push_back(
        about(key, {{"enum", values}}, !contains(values, *value_at(defaults, key))));
  }
  if (!rule.filled_in.empty()) conditions.push_back(about(rule.filled_in, Json::object(), true));
  return {{"if", {{"allOf", conditions}}}, {"then", consequence(rule, defaults)}};
}

/// The rule for programs that do not read the schema's conditions.
Json rule_row(const Rule& rule) {
  Json when = Json::array();
  for (const auto& [key, names] : rule.when) {
    if (!key.empty()) when.push_back({{"key", key}, {"values", one_of(names)}});
  }
  Json row = {{"when", when}, {"key", rule.key}};
  if (rule.names.front().empty()) {
    add_limits(row, rule.limits, false);
  } else {
    row["values"] = one_of(rule.names);
  }
  return row;
}

}  // namespace

Json configuration_schema() {
  const Json defaults = as_json(Configuration{});
  Json schema = {
      {"$schema", "https://json-schema.org/draft/2020-12/schema"},
      {"title", "Configuration"},
      {"description",
       "One configuration for the command line (--config), model files, links and the JavaScript "
       "API. Every key may be left out; its default is given."},
      {"type", "object"},
      {"additionalProperties", false},
      {"properties", Json::object()}};
  Json definitions = Json::object();
  for_each_field([&](const auto& field) {
    for (const Section& section : sections) {
      if (field.path.starts_with(std::string(section.path) + ".")) begin(section, schema);
    }
    Json& place = place_of(schema, field.path);
    place = {{"description", field.help.sentence}};
    place.update(ValueSchema<ValueOf<decltype(field)>>::make(field.limits, definitions));
    place["default"] = *value_at(defaults, field.path);
    place["x-change"] = text_of(field.change);
  });
  Configuration denoising;
  denoising.training.corruption = denoising_corruption;
  const Json filled_in = as_json(denoising);
  for (const Rule& rule : rules) {
    schema["allOf"].push_back(rule_schema(rule, defaults));
    schema["x-rules"].push_back(rule_row(rule));
    if (rule.filled_in.empty()) continue;
    place_of(schema, rule.filled_in)["x-filled-in"] = *value_at(filled_in, rule.filled_in);
  }
  schema["$defs"] = std::move(definitions);
  return schema;
}

}  // namespace ae
