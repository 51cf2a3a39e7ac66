#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace ae::cli {

/// The options of a subcommand that name files: those that it reads, and those that it writes. No
/// input is ever overwritten: what is refused here is refused for every subcommand.
class FileOptions {
 public:
  /// Adds an option for a file that is read. `path` and this object must outlive the parsing of the
  /// command line.
  CLI::Option* add_input(CLI::App& app, const std::string& name, std::filesystem::path& path,
                         const std::string& help);
  /// Adds an option for a file that is written.
  CLI::Option* add_output(CLI::App& app, const std::string& name, std::filesystem::path& path,
                          const std::string& help);

  /// Lets an output take the place of an input, as a checkpoint does that of the one before.
  void let_replace(const CLI::Option* output, const CLI::Option* input);

  /// Throws InputError, naming option and file, unless each output that is asked for can be written
  /// as far as can be told before, and is no input and no other output, by whatever path or link.
  /// This tells the user of a wrong path before an hour of training, not after it.
  void check() const;

  /// Throws InputError, naming the output, if it is one of these files, which `option` had read.
  void require_not_written(const std::string& option,
                           std::span<const std::filesystem::path> read) const;

 private:
  struct File {
    const CLI::Option* option;
    const std::filesystem::path* path;
    [[nodiscard]] bool is_named() const;
    [[nodiscard]] std::string name() const;
  };
  struct Replacement {
    const CLI::Option* output;
    const CLI::Option* input;
    bool operator==(const Replacement&) const = default;
  };

  static void require_two(const File& one, const File& other);
  static void require_not_read(const File& output, const std::string& option,
                               const std::filesystem::path& read);
  [[nodiscard]] bool may_replace(const File& output, const File& input) const;

  std::vector<File> inputs_;
  std::vector<File> outputs_;
  std::vector<Replacement> replacements_;
};

}  // namespace ae::cli
