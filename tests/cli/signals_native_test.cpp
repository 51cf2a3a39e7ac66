#include <csignal>
#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "program.hpp"

namespace {

using namespace ae::test;

const Arguments endless = Arguments{"train",    "--encoder", "16",           "--code",    "4",
                                    "--epochs", "1000000",   "--checkpoint", "checkpoint"} +
                          few_digits;

/// What this process does with a signal, for programs that are started while it lives.
class Handling {
 public:
  Handling(int signal, void (*handler)(int))
      : signal_(signal), before_(std::signal(signal, handler)) {}
  ~Handling() { std::signal(signal_, before_); }
  Handling(const Handling&) = delete;
  Handling& operator=(const Handling&) = delete;

 private:
  int signal_;
  void (*before_)(int);
};

TEST_CASE("cli train: a terminal that is closed saves what was learned, as ctrl-C does") {
  const TemporaryFolder folder;
  Program program(folder, endless);
  REQUIRE(program.wait_until_it_says("epoch 2/"));
  program.send(SIGHUP);
  const Ended ended = program.wait();
  CHECK(ended.exit_code == 0);
  CHECK(ended.says("Interrupted after "));
  CHECK(model_in(folder / "model.safetensors").history.size() >= 2);
}

TEST_CASE("cli train: a signal that it was started to ignore stays ignored") {
  const TemporaryFolder folder;
  int signal = 0;
  SUBCASE("SIGINT, as in the background of a script") { signal = SIGINT; }
  SUBCASE("SIGHUP, as nohup does") { signal = SIGHUP; }
  const Handling ignored(signal, SIG_IGN);
  Program program(folder, endless);
  REQUIRE(program.wait_until_it_says("epoch 2/"));
  program.send(signal);
  const auto epochs = [&] { return model_in(folder / "checkpoint").history.size(); };
  const std::size_t before = epochs();
  while (program.is_running() && epochs() < before + 5) ::usleep(1000);
  CHECK(program.is_running());
  program.send(SIGTERM);
  CHECK(program.wait().exit_code == 0);
}

TEST_CASE("cli train: outputs that nobody reads any more do not stop training") {
  const TemporaryFolder folder;
  // A pipe whose other end is closed in the program's place of standard output and error.
  const std::string command = std::string("cd ") + folder.path().string() + " && { " +
                              AUTOENCODER_PROGRAM +
                              " train --digits-count 60 --encoder 16 --code 4 --epochs 30 --json "
                              "2>&1; echo $? >code; } | true";
  const int status = std::system(command.c_str());
  REQUIRE(WIFEXITED(status));
  CHECK(model_in(folder / "model.safetensors").history.size() == 30);
  // Standard output could not be written, which is told by the exit code at the end.
  CHECK(bytes_of(folder / "code") == std::vector<std::uint8_t>{'1', '\n'});
}

TEST_CASE("cli: help or licences that cannot be written are a failure") {
  for (const std::string what : {"--help", "--version", "--licences", "train --help"}) {
    CAPTURE(what);
    const std::string command =
        std::string(AUTOENCODER_PROGRAM) + " " + what + " >/dev/full 2>/dev/null";
    const int status = std::system(command.c_str());
    REQUIRE(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == 1);
  }
}

}  // namespace
