#pragma once

#include <string_view>

namespace ae {

/// The order in which people list names: digits count as numbers, so that "9" comes before "10",
/// and upper case before lower case only where nothing else differs.
struct NaturalOrder {
  bool operator()(std::string_view a, std::string_view b) const;
};

}  // namespace ae
