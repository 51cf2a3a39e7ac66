#pragma once

#include <filesystem>
#include <initializer_list>
#include <string>

namespace ae::cli {

/// The ending of a file's name in small letters, ".png"; InputError, naming the option, unless it
/// is one of these.
std::string require_ending(const std::filesystem::path& file, const char* option,
                           std::initializer_list<const char*> endings);

}  // namespace ae::cli
