#pragma once

#include <string>
#include <string_view>

#include "autoencoder/configuration.hpp"
#include "base/json.hpp"

namespace ae {

/// Reads a configuration from JSON; keys that are left out keep their defaults. Throws InputError,
/// in a sentence that starts with `source` (a file's name, say) and names the key, for anything
/// that is not JSON, a key that is not known or stands twice, a value of the wrong type or out of
/// range.
Configuration parse_configuration(std::string_view json, const std::string& source);

/// The configuration as JSON, every key written out.
Json as_json(const Configuration& configuration);
std::string to_json(const Configuration& configuration);

/// Cuts the first word off a path: of "model.sparsity.kind" it returns "model" and leaves
/// "sparsity.kind".
std::string_view take_word(std::string_view& path);

/// The value in a configuration's JSON at a path such as "model.sparsity.kind" or
/// "model.encoder[0]"; null where there is none.
const Json* value_at(const Json& configuration, std::string_view path);

}  // namespace ae
