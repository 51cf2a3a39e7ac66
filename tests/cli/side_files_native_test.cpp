#include <algorithm>
#include <doctest/doctest.h>
#include <string>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "program.hpp"

namespace {

using namespace ae::test;
namespace fs = std::filesystem;

/// The programs that are started while it lives can write no file beyond so many bytes: to them the
/// disk is full.
class FullDisk {
 public:
  explicit FullDisk(rlim_t size) {
    ::getrlimit(RLIMIT_FSIZE, &before_);
    const rlimit limited{size, before_.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &limited);
  }
  ~FullDisk() { ::setrlimit(RLIMIT_FSIZE, &before_); }
  FullDisk(const FullDisk&) = delete;
  FullDisk& operator=(const FullDisk&) = delete;

 private:
  rlimit before_{};
};

const Arguments three_epochs =
    Arguments{"train", "--encoder", "16", "--code", "4", "--epochs", "3"} + few_digits;

std::size_t count_of(const std::string& words, const std::string& text) {
  std::size_t count = 0;
  for (auto at = text.find(words); at != std::string::npos; at = text.find(words, at + 1)) ++count;
  return count;
}

Ended run_on_full_disk(const TemporaryFolder& folder, rlim_t size, const Arguments& arguments) {
  const FullDisk full(size);
  Program program(folder, arguments);
  return program.wait();
}

TEST_CASE("cli side files: a checkpoint that cannot be written costs the run nothing") {
  const TemporaryFolder folder;
  run_well(folder, three_epochs + Arguments{"--out", "undisturbed"});
  // The model is smaller than its checkpoint, which holds the moments, too.
  const auto limit = static_cast<rlim_t>(fs::file_size(folder / "undisturbed")) + 2000;
  const Ended ended =
      run_on_full_disk(folder, limit, three_epochs + Arguments{"--checkpoint", "c", "--json"});
  CHECK(ended.exit_code == 1);
  CHECK(count_of("cannot write c: File too large. Training goes on", ended.error) == 1);
  CHECK(ended.error.ends_with("autoencoder: cannot write c: File too large.\n"));
  CHECK(ended.json()["not_written"][0] == "cannot write c: File too large");
  CHECK(parameters_in(folder / "model.safetensors") == parameters_in(folder / "undisturbed"));
  CHECK_FALSE(fs::exists(folder / "c"));
}

TEST_CASE(
    "cli side files: metrics that cannot be written cost the run nothing, and no line is torn") {
  const TemporaryFolder folder;
  const Arguments arguments =
      Arguments{"train", "--encoder", "2", "--code", "1", "--data", "tiny", "--epochs", "60"};
  write_text(folder / "tiny", "1,2,3,4\n4,3,2,1\n1,1,2,2\n3,3,4,4\n");
  run_well(folder, arguments + Arguments{"--rows", "2", "--columns", "2", "--metrics", "whole"});
  const auto limit = static_cast<rlim_t>(fs::file_size(folder / "whole") / 2);
  const Ended ended = run_on_full_disk(
      folder, limit, arguments + Arguments{"--rows", "2", "--columns", "2", "--metrics", "m"});
  // The history in the model is as long as the metrics, so the model does not fit either.
  CHECK(ended.exit_code == 1);
  CHECK(count_of("cannot write m: File too large. Training goes on", ended.error) == 1);
  const std::vector<std::uint8_t> lines = bytes_of(folder / "m");
  REQUIRE(lines.size() > 1000);
  CHECK(lines.size() <= limit);
  CHECK(lines.back() == '\n');
}

TEST_CASE("cli side files: what could not be written is written when there is room again") {
  const TemporaryFolder folder;
  fs::create_directory(folder / "full");
  Program program(folder, Arguments{"train", "--encoder", "16", "--code", "4", "--epochs",
                                    "1000000", "--checkpoint", "full/c"} +
                              few_digits);
  REQUIRE(program.wait_until_it_says("epoch 2/"));
  fs::rename(folder / "full", folder / "away");
  REQUIRE(program.wait_until_it_says("cannot write full/c: No such file or directory. Training"));
  fs::rename(folder / "away", folder / "full");
  fs::remove(folder / "full/c");
  while (program.is_running() && !fs::exists(folder / "full/c")) ::usleep(1000);
  program.send(SIGINT);
  const Ended ended = program.wait();
  CHECK(ended.exit_code == 0);
  CHECK(ended.says("--resume full/c"));
}

TEST_CASE("cli side files: what can be told of a file is told before training") {
  const TemporaryFolder folder;
  fs::create_symlink("two", folder / "one");
  fs::create_symlink("one", folder / "two");
  write_text(folder / "kept", "");
  fs::permissions(folder / "kept", fs::perms::owner_read);
  const auto refused = [&](const std::string& option, const std::string& name,
                           const std::string& words) {
    CAPTURE(option);
    CAPTURE(name);
    const Ended ended = run(folder, three_epochs + Arguments{option, name});
    check_refused(ended, 2, {words});
    CHECK_FALSE(ended.says("Training"));
    CHECK_FALSE(ended.says("filesystem error"));
  };
  for (const std::string option : {"--out", "--metrics", "--checkpoint"}) {
    refused(option, "", option + " is empty, but must name a file");
    refused(option, ".", "it is a folder");
    refused(option, "nowhere/file", "the folder nowhere does not exist");
    refused(option, "one", "cannot write one: Too many levels of symbolic links");
    refused(option, std::string(300, 'x'), "File name too long");
    // The superuser may write what nobody may.
    if (::geteuid() != 0) refused(option, "kept", "cannot write kept: it may not be written to");
  }
}

TEST_CASE("cli side files: two runs on one metrics file: the second is refused") {
  const TemporaryFolder folder;
  const Arguments arguments = Arguments{"train",    "--encoder", "16",        "--code", "4",
                                        "--epochs", "1000000",   "--metrics", "m"} +
                              few_digits;
  Program first(folder, arguments);
  REQUIRE(first.wait_until_it_says("epoch 2/"));
  check_refused(run(folder, three_epochs + Arguments{"--metrics", "m", "--out", "other"}), 2,
                {"cannot write m: another run is writing it"});
  CHECK(bytes_of(folder / "m").size() > 100);
  first.send(SIGTERM);
  CHECK(first.wait().exit_code == 0);
}

}  // namespace
