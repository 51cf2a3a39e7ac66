# Writes a C++ source with the licences of everything that is in the native program, as
# licences/components.json lists them; licences.hpp declares what it defines.
function(write_licence_texts source)
  set(list ${PROJECT_SOURCE_DIR}/licences/components.json)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${list})
  file(READ ${list} components)
  string(JSON count LENGTH "${components}")
  math(EXPR last "${count} - 1")
  set(entries "")
  foreach(index RANGE ${last})
    string(JSON in_program GET "${components}" ${index} program)
    if(NOT in_program)
      continue()
    endif()
    foreach(key name licence text)
      string(JSON ${key} GET "${components}" ${index} ${key})
    endforeach()
    string(JSON home ERROR_VARIABLE no_home GET "${components}" ${index} home)
    if(no_home)
      set(home "")
    endif()
    set(file ${PROJECT_SOURCE_DIR}/${text})
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
    file(READ ${file} content)
    string(APPEND entries
      "    {\"${name}\", \"${licence}\", \"${home}\",\n     R\"licence(${content})licence\"},\n")
  endforeach()
  file(CONFIGURE OUTPUT ${source} @ONLY CONTENT [[
#include "cli/licences.hpp"

namespace ae::cli {

namespace {

constexpr Licence all_licences[] = {
@entries@};

}  // namespace

std::span<const Licence> licences() { return all_licences; }

}  // namespace ae::cli
]])
endfunction()
