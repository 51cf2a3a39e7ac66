#pragma once

#include <optional>
#include <string_view>

namespace ae {

/// Returns the number if all of the text is one decimal number, as in "-1.5e-3"; nothing for any
/// other text, and for one that is beyond the range of a double. Numbers of up to 15 digits are
/// exactly rounded, others at most one unit in the last place off. It is many times faster than
/// strtod, above all in WebAssembly.
std::optional<double> decimal_in(std::string_view text);

}  // namespace ae
