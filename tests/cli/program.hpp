#pragma once

#include <csignal>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <sys/types.h>
#include <utility>
#include <vector>

#include "autoencoder/model_file.hpp"
#include "io/temporary_folder.hpp"

namespace ae::test {

using Arguments = std::vector<std::string>;

/// The end of a run of the program.
struct Ended {
  int exit_code = -1;  ///< -1 where a signal ended it
  int signal = 0;      ///< the signal that ended it, or 0
  std::string out;     ///< standard output
  std::string error;   ///< standard error

  [[nodiscard]] nlohmann::json json() const { return nlohmann::json::parse(out); }
  [[nodiscard]] bool says(const std::string& words) const {
    return error.find(words) != std::string::npos;
  }
};

/// A running `autoencoder`, started in the test's own folder. A program that hangs is ended after
/// two minutes.
class Program {
 public:
  enum class ErrorTo { file, terminal };

  Program(const TemporaryFolder& folder, const Arguments& arguments,
          ErrorTo error_to = ErrorTo::file);
  ~Program();
  Program(const Program&) = delete;
  Program& operator=(const Program&) = delete;

  /// Waits until the program has written these words to standard error. Returns false if it ended
  /// without them.
  bool wait_until_it_says(const std::string& words);
  void send(int signal) const;
  [[nodiscard]] bool is_running();
  Ended wait();

 private:
  [[nodiscard]] std::string error_so_far() const;

  std::filesystem::path out_;
  std::filesystem::path error_;
  int terminal_ = -1;
  ::pid_t process_ = -1;
  int status_ = 0;
};

/// Runs the program to its end.
Ended run(const TemporaryFolder& folder, const Arguments& arguments);

/// Runs the program to its end and checks that its exit code is 0.
Ended run_well(const TemporaryFolder& folder, const Arguments& arguments);

/// Returns the first arguments followed by the others.
Arguments operator+(Arguments first, const Arguments& others);

/// Checks that the program ended with this exit code, wrote nothing to standard output and wrote a
/// sentence to standard error that contains all of these words.
void check_refused(const Ended& ended, int exit_code, const std::vector<std::string>& words);

std::vector<std::uint8_t> bytes_of(const std::filesystem::path& file);
void write_text(const std::filesystem::path& file, const std::string& text);
SavedModel model_in(const std::filesystem::path& file);
std::vector<float> parameters_in(const std::filesystem::path& file);

/// Arguments for a few procedural digits and a small model, which is trained on them in a moment.
inline const Arguments few_digits = {"--digits-count", "60"};
inline const Arguments saved_model = {"--model", "model.safetensors"};
inline const Arguments model_and_digits = saved_model + few_digits;
inline const Arguments small_model = {"--encoder", "16", "--code", "4", "--epochs", "1"};

/// Trains the small model and writes it to model.safetensors.
void train_small_model(const TemporaryFolder& folder, const Arguments& more = {});

}  // namespace ae::test
