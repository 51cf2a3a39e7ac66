#include "cli/options/file_ending.hpp"

#include <algorithm>
#include <cctype>

#include "base/error.hpp"

namespace ae::cli {

std::string require_ending(const std::filesystem::path& file, const char* option,
                           std::initializer_list<const char*> endings) {
  std::string ending = file.extension().string();
  std::ranges::transform(ending, ending.begin(), [](unsigned char letter) {
    return static_cast<char>(std::tolower(letter));
  });
  std::string list;
  for (const char* allowed : endings) {
    if (ending == allowed) return ending;
    list += (list.empty() ? "" : " or ") + std::string(allowed);
  }
  throw InputError(std::string(option) + " is " + file.string() + ", but must end in " + list +
                   ".");
}

}  // namespace ae::cli
