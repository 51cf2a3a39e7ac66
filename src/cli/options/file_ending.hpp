#pragma once

#include <filesystem>
#include <initializer_list>
#include <string>

namespace ae::cli {

/// Returns the ending of a file's name in small letters, such as ".png". Throws InputError, naming
/// the option, unless it is one of `endings`.
std::string require_ending(const std::filesystem::path& file, const char* option,
                           std::initializer_list<const char*> endings);

}  // namespace ae::cli
