#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace ae {

/// JSON that keeps its keys in the order in which they were written.
using Json = nlohmann::ordered_json;

/// Reads JSON, in which no object may have a key twice: which of the two was meant? Throws
/// InputError without a subject, for the caller to say whose text "is no JSON (error at byte 3)",
/// 'has the key "code" twice' or "is nested more than 3 deep".
Json parse_json(std::string_view text, int deepest_nesting = 16);

/// A value as a sentence shows it: short, in ASCII, with control characters escaped.
std::string shortened(const Json& value);

}  // namespace ae
