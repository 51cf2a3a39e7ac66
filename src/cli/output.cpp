#include "cli/output.hpp"

#include <iostream>
#include <system_error>
#include <unistd.h>

#include "base/error.hpp"

namespace ae::cli {

namespace fs = std::filesystem;

void say(const std::string& line) { std::cerr << line + '\n' << std::flush; }

void say_error(const std::string& sentence) {
  const bool ended = sentence.ends_with('.') || sentence.ends_with('!') || sentence.ends_with('?');
  say("autoencoder: " + sentence + (ended ? "" : "."));
}

void print(const std::string& text) {
  std::cout << text << std::flush;
  if (!std::cout) throw RunError("standard output cannot be written");
}

void print(const Json& json) {
  print(json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n");
}

void require_writable(const fs::path& file) {
  const std::string start = "cannot write " + file.string() + ": ";
  if (!file.has_filename()) throw InputError(start + "that names a folder, not a file");
  const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
  std::error_code error;
  if (!fs::exists(folder, error)) {
    throw InputError(start + "the folder " + folder.string() + " does not exist");
  }
  if (!fs::is_directory(folder, error)) {
    throw InputError(start + folder.string() + " is not a folder");
  }
  if (::access(folder.c_str(), W_OK | X_OK) != 0) {
    throw InputError(start + "the folder " + folder.string() + " may not be written to");
  }
  if (fs::is_directory(file, error)) throw InputError(start + "it is a folder");
  if (fs::exists(file, error) && !fs::is_regular_file(file, error)) {
    throw InputError(start + "it is not a regular file");
  }
}

}  // namespace ae::cli
