#include "autoencoder/configuration_json.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "autoencoder/fields.hpp"
#include "autoencoder/value_json.hpp"
#include "base/text.hpp"

namespace ae {
namespace {

/// Writes a value at a path of a configuration's JSON; sections that are not there yet are made.
void put_at(Json& json, std::string_view path, Json value) {
  Json* place = &json;
  while (!path.empty()) place = &(*place)[std::string(take_word(path))];
  *place = std::move(value);
}

/// The keys of the section at `prefix`, such as "model.", in the order in which they are written.
std::vector<std::string> known_keys(std::string_view prefix) {
  std::vector<std::string> known;
  for (const std::string_view path : field_paths) {
    if (!path.starts_with(prefix)) continue;
    std::string_view rest = path.substr(prefix.size());
    const std::string key(take_word(rest));
    if (known.empty() || known.back() != key) known.push_back(key);
  }
  return known;
}

/// Whether a path is that of an object with keys of its own.
bool is_section(const std::string& path) {
  return std::ranges::any_of(
      field_paths, [prefix = path + "."](std::string_view key) { return key.starts_with(prefix); });
}

/// Refuses what is no object and keys that no row has, in `path` and all sections within it.
void require_known_keys(const Json& section, const std::string& path) {
  if (!section.is_object()) {
    refuse(path.empty() ? "the configuration" : path, section, "an object");
  }
  const std::string prefix = path.empty() ? "" : path + ".";
  const std::vector<std::string> known = known_keys(prefix);
  for (const auto& [key, value] : section.items()) {
    const std::string full = prefix + key;
    if (std::ranges::find(known, key) == known.end()) {
      throw InputError("\"" + full + "\" is not a known key; known here are " +
                       joined(known, ", ") + ".");
    }
    if (is_section(full)) require_known_keys(value, full);
  }
}

Json parse_object(std::string_view text) {
  try {
    return parse_json(text);
  } catch (const InputError& error) {
    throw InputError(std::string("the configuration ") + error.what() + ".");
  }
}

}  // namespace

std::string_view take_word(std::string_view& path) {
  const std::size_t end = std::min(path.find('.'), path.size());
  const std::string_view word = path.substr(0, end);
  path.remove_prefix(std::min(end + 1, path.size()));
  return word;
}

const Json* value_at(const Json& configuration, std::string_view path) {
  const Json* value = &configuration;
  const std::size_t bracket = path.find('[');
  std::string_view keys = path.substr(0, bracket);
  while (!keys.empty()) {
    const auto found = value->find(std::string(take_word(keys)));
    if (found == value->end()) return nullptr;
    value = &*found;
  }
  if (bracket == std::string_view::npos) return value;
  std::size_t entry = 0;
  for (const char digit : path.substr(bracket + 1, path.size() - bracket - 2)) {
    entry = 10 * entry + static_cast<std::size_t>(digit - '0');
  }
  return entry < value->size() ? &(*value)[entry] : nullptr;
}

Configuration parse_configuration(std::string_view json, const std::string& source) {
  try {
    Configuration configuration;
    const Json parsed = parse_object(json);
    require_known_keys(parsed, "");
    for_each_field([&](const auto& field) {
      if (const Json* found = value_at(parsed, field.path)) {
        field.at(configuration) = ValueJson<ValueOf<decltype(field)>>::read(*found, field.path);
      }
    });
    if (value_at(parsed, "training.corruption") == nullptr) fill_in_family_defaults(configuration);
    validate(configuration);
    return configuration;
  } catch (const InputError& error) {
    throw InputError(source + ": " + error.what());
  }
}

Json as_json(const Configuration& configuration) {
  Json json = Json::object();
  for_each_field([&](const auto& field) {
    put_at(json, field.path, ValueJson<ValueOf<decltype(field)>>::write(field.at(configuration)));
  });
  return json;
}

std::string to_json(const Configuration& configuration) { return as_json(configuration).dump(); }

}  // namespace ae
