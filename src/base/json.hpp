#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace ae {

/// A JSON value that keeps its keys in the order in which they were written.
using Json = nlohmann::ordered_json;

/// Returns the JSON value that a text holds. An object that has a key twice is an error, because it
/// is unclear which of the two was meant. Throws InputError with a message that lacks a subject,
/// which the caller puts in front: "is no JSON (error at byte 3)", 'has the key "code" twice' or
/// "is nested more than 3 deep".
Json parse_json(std::string_view text, int deepest_nesting = 16);

/// Returns a value as an error message shows it: at most about 80 characters of ASCII, with control
/// characters escaped.
std::string shortened(const Json& value);

}  // namespace ae
