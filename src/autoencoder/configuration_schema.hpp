#pragma once

#include "base/json.hpp"

namespace ae {

/// The configuration's JSON Schema (draft 2020-12), made from the rows of fields.hpp and rules.hpp.
/// Beside JSON Schema's own words it has "x-change" (what a change means to a model in training:
/// "live", "new-model", or the value whose coming or going needs a new model), "x-rules"
/// (rules.hpp) and "x-filled-in" (what a section that a rule needs is given where it is left out).
Json configuration_schema();

}  // namespace ae
