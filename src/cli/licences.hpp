#pragma once

#include <span>
#include <string>
#include <string_view>

namespace ae::cli {

/// The licence of the program itself, or of a library that is linked to it or compiled into it.
struct Licence {
  std::string_view name;
  std::string_view identifier;  ///< an SPDX expression
  std::string_view home;        ///< the library's page on the web; empty for the program itself
  std::string_view text;        ///< ends with a line's end
};

/// Returns all of them, the program's own first. CMake writes the source of this function from
/// licences/components.json.
std::span<const Licence> licences();

/// Returns the texts of all licences, each below a heading.
std::string licence_texts();

}  // namespace ae::cli
