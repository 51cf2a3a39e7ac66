#include "cli/options/file_options.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cerrno>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

#include "base/error.hpp"
#include "io/atomic_file.hpp"

namespace ae::cli {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void refuse(const fs::path& file, const std::string& why) {
  throw InputError("cannot write " + file.string() + ": " + why);
}

void require_folder(const fs::path& folder, const fs::path& file) {
  struct stat status{};
  if (::stat(folder.c_str(), &status) != 0) {
    if (errno == ENOENT) refuse(file, "the folder " + folder.string() + " does not exist");
    refuse(file, std::generic_category().message(errno));
  }
  if (!S_ISDIR(status.st_mode)) refuse(file, folder.string() + " is not a folder");
  if (::access(folder.c_str(), W_OK | X_OK) == 0) return;
  if (errno == EROFS) refuse(file, std::generic_category().message(errno));
  refuse(file, "the folder " + folder.string() + " may not be written to");
}

void require_writable(const fs::path& file) {
  if (!file.has_filename()) refuse(file, "that names a folder, not a file");
  const fs::path target = followed(file);
  require_folder(target.has_parent_path() ? target.parent_path() : fs::path("."), file);
  struct stat status{};
  if (::stat(target.c_str(), &status) != 0) {
    if (errno == ENOENT) return;
    refuse(file, std::generic_category().message(errno));
  }
  if (S_ISDIR(status.st_mode)) refuse(file, "it is a folder");
  if (!S_ISREG(status.st_mode)) refuse(file, "it is not a regular file");
  if (::access(target.c_str(), W_OK) != 0) refuse(file, "it may not be written to");
}

/// Returns whether two paths lead to one file that is there.
bool is_same_file(const fs::path& one, const fs::path& other) {
  struct stat first{};
  struct stat second{};
  return ::stat(one.c_str(), &first) == 0 && ::stat(other.c_str(), &second) == 0 &&
         first.st_dev == second.st_dev && first.st_ino == second.st_ino;
}

/// Returns the full path of a file that is there or is not yet, free of links.
fs::path full_path(const fs::path& file) {
  std::error_code unknown;
  fs::path path = fs::weakly_canonical(fs::absolute(followed(file), unknown), unknown);
  return unknown ? file : path;
}

CLI::Option* add_file(CLI::App& app, const std::string& name, fs::path& path,
                      const std::string& help) {
  return app.add_option(name, path, help)->type_name("FILE");
}

}  // namespace

bool FileOptions::File::is_named() const { return !path->empty() || option->count() > 0; }
std::string FileOptions::File::name() const { return option->get_name(); }

CLI::Option* FileOptions::add_input(CLI::App& app, const std::string& name, fs::path& path,
                                    const std::string& help) {
  CLI::Option* option = add_file(app, name, path, help);
  inputs_.push_back({option, &path});
  return option;
}

CLI::Option* FileOptions::add_output(CLI::App& app, const std::string& name, fs::path& path,
                                     const std::string& help) {
  CLI::Option* option = add_file(app, name, path, help);
  outputs_.push_back({option, &path});
  return option;
}

void FileOptions::let_replace(const CLI::Option* output, const CLI::Option* input) {
  replacements_.push_back({output, input});
}

bool FileOptions::may_replace(const File& output, const File& input) const {
  return std::ranges::find(replacements_, Replacement{output.option, input.option}) !=
         replacements_.end();
}

void FileOptions::check() const {
  for (const std::vector<File>* files : {&inputs_, &outputs_}) {
    for (const File& file : *files) {
      if (file.is_named() && file.path->empty()) {
        throw InputError(file.name() + " is empty, but must name a file.");
      }
    }
  }
  for (auto output = outputs_.begin(); output != outputs_.end(); ++output) {
    if (!output->is_named()) continue;
    require_writable(*output->path);
    for (auto other = outputs_.begin(); other != output; ++other) {
      if (other->is_named()) require_two(*other, *output);
    }
    for (const File& input : inputs_) {
      if (input.is_named() && !may_replace(*output, input)) {
        require_not_read(*output, input.name(), *input.path);
      }
    }
  }
}

void FileOptions::require_two(const File& one, const File& other) {
  if (!is_same_file(*one.path, *other.path) && full_path(*one.path) != full_path(*other.path)) {
    return;
  }
  throw InputError(one.name() + " and " + other.name() + " both name " + other.path->string() +
                   ", but must be two files.");
}

void FileOptions::require_not_read(const File& output, const std::string& option,
                                   const fs::path& read) {
  if (!is_same_file(*output.path, read)) return;
  throw InputError(output.name() + " names " + output.path->string() + ", which " + option +
                   " reads, but an input is never overwritten.");
}

void FileOptions::require_not_written(const std::string& option,
                                      std::span<const fs::path> read) const {
  for (const File& output : outputs_) {
    if (!output.is_named()) continue;
    for (const fs::path& file : read) require_not_read(output, option, file);
  }
}

}  // namespace ae::cli
