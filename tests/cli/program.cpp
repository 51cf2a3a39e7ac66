#include "program.hpp"

#include <chrono>
#include <doctest/doctest.h>
#include <fcntl.h>
#include <fstream>
#include <iterator>
#include <pty.h>
#include <stdexcept>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

#include "io/atomic_file.hpp"

namespace ae::test {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

constexpr unsigned longest_run = 120;  // seconds

std::string text_of(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

/// A file name that no other run in this folder has.
fs::path unused(const TemporaryFolder& folder, const std::string& name) {
  int number = 0;
  fs::path path;
  do {
    path = folder / ("." + name + std::to_string(number++));
  } while (fs::exists(path));
  write_text(path, "");
  return path;
}

void redirect(const char* file, int descriptor) {
  const int opened = ::open(file, O_WRONLY);
  if (opened < 0 || ::dup2(opened, descriptor) < 0) ::_exit(127);
}

/// What a terminal was sent; it gives an error once the program has closed its end.
std::string drain(int terminal) {
  std::string text;
  char buffer[4096];
  while (true) {
    const ::ssize_t count = ::read(terminal, buffer, sizeof buffer);
    if (count <= 0) return text;
    text.append(buffer, static_cast<std::size_t>(count));
  }
}

}  // namespace

Program::Program(const TemporaryFolder& folder, const Arguments& arguments, ErrorTo error_to)
    : out_(unused(folder, "out")), error_(unused(folder, "error")) {
  std::vector<std::string> words = {AUTOENCODER_PROGRAM};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> pointers;
  pointers.reserve(words.size() + 1);
  for (std::string& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);

  int program_end = -1;
  winsize size{.ws_row = 24, .ws_col = 100, .ws_xpixel = 0, .ws_ypixel = 0};
  if (error_to == ErrorTo::terminal &&
      ::openpty(&terminal_, &program_end, nullptr, nullptr, &size) != 0) {
    throw std::runtime_error("there is no terminal to be had");
  }
  process_ = ::fork();
  if (process_ < 0) throw std::runtime_error("cannot fork");
  if (process_ == 0) {
    ::alarm(longest_run);
    redirect(out_.c_str(), STDOUT_FILENO);
    if (program_end >= 0) {
      ::dup2(program_end, STDERR_FILENO);
    } else {
      redirect(error_.c_str(), STDERR_FILENO);
    }
    if (::chdir(folder.path().c_str()) == 0) ::execv(pointers.front(), pointers.data());
    ::_exit(127);
  }
  if (program_end >= 0) ::close(program_end);
}

Program::~Program() {
  if (process_ > 0) {
    ::kill(process_, SIGKILL);
    ::waitpid(process_, nullptr, 0);
  }
  if (terminal_ >= 0) ::close(terminal_);
}

bool Program::wait_until_it_says(const std::string& words) {
  while (true) {
    const bool running = is_running();
    if (text_of(error_).find(words) != std::string::npos) return true;
    if (!running) return false;
    std::this_thread::sleep_for(1ms);
  }
}

void Program::send(int signal) const {
  if (process_ > 0) ::kill(process_, signal);
}

bool Program::is_running() {
  if (process_ > 0 && ::waitpid(process_, &status_, WNOHANG) == process_) process_ = -1;
  return process_ > 0;
}

Ended Program::wait() {
  std::string error = terminal_ >= 0 ? drain(terminal_) : "";
  if (process_ > 0) ::waitpid(process_, &status_, 0);
  process_ = -1;
  if (terminal_ < 0) error = text_of(error_);
  return {.exit_code = WIFEXITED(status_) ? WEXITSTATUS(status_) : -1,
          .signal = WIFSIGNALED(status_) ? WTERMSIG(status_) : 0,
          .out = text_of(out_),
          .error = error};
}

Ended run(const TemporaryFolder& folder, const Arguments& arguments) {
  return Program(folder, arguments).wait();
}

Ended run_well(const TemporaryFolder& folder, const Arguments& arguments) {
  Ended ended = run(folder, arguments);
  INFO(ended.error);
  CHECK(ended.exit_code == 0);
  return ended;
}

Arguments operator+(Arguments first, const Arguments& others) {
  first.insert(first.end(), others.begin(), others.end());
  return first;
}

void check_refused(const Ended& ended, int exit_code, const std::vector<std::string>& words) {
  INFO(ended.error);
  CHECK(ended.exit_code == exit_code);
  CHECK(ended.out.empty());
  CHECK(("\n" + ended.error).find("\nautoencoder: ") != std::string::npos);
  for (const std::string& word : words) {
    INFO(word);
    CHECK(ended.says(word));
  }
}

std::vector<std::uint8_t> bytes_of(const fs::path& file) { return read_file(file, 1U << 30); }

void write_text(const fs::path& file, const std::string& text) {
  std::ofstream(file, std::ios::binary) << text;
}

SavedModel model_in(const fs::path& file) { return parse_model(bytes_of(file), file.string()); }

std::vector<float> parameters_in(const fs::path& file) {
  const SavedModel saved = model_in(file);
  return {saved.model.parameters().begin(), saved.model.parameters().end()};
}

void train_small_model(const TemporaryFolder& folder, const Arguments& more) {
  run_well(folder, Arguments{"train"} + few_digits + small_model + more);
}

}  // namespace ae::test
