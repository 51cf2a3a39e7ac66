#include <csignal>
#include <doctest/doctest.h>
#include <numeric>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/error.hpp"
#include "io/atomic_file.hpp"
#include "temporary_folder.hpp"

namespace {

using ae::InputError;
using ae::read_file;
using ae::RunError;
using ae::write_file_atomically;
using ae::test::TemporaryFolder;
using Bytes = std::vector<std::uint8_t>;
namespace fs = std::filesystem;

/// While it lives, no file of this process can grow beyond `size` bytes: a disk that is full.
class FileSizeLimit {
 public:
  explicit FileSizeLimit(rlim_t size) : handler_(std::signal(SIGXFSZ, SIG_IGN)) {
    ::getrlimit(RLIMIT_FSIZE, &before_);
    const rlimit limited{size, before_.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &limited);
  }
  ~FileSizeLimit() {
    ::setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, handler_);
  }
  FileSizeLimit(const FileSizeLimit&) = delete;
  FileSizeLimit& operator=(const FileSizeLimit&) = delete;

 private:
  rlimit before_{};
  void (*handler_)(int);
};

TEST_CASE("a file is read back as it was written, whatever its size") {
  const TemporaryFolder folder;
  for (const std::size_t size : {0UL, 1UL, 65536UL, 200'001UL}) {
    CAPTURE(size);
    Bytes bytes(size);
    std::iota(bytes.begin(), bytes.end(), std::uint8_t{0});
    write_file_atomically(folder / "file", bytes);
    CHECK(read_file(folder / "file", size) == bytes);
  }
}

TEST_CASE(
    "writing replaces the old contents, leaves no other file and makes it readable as usual") {
  const TemporaryFolder folder;
  write_file_atomically(folder / "file", Bytes{1, 2, 3, 4});
  write_file_atomically(folder / "file", Bytes{5});
  CHECK(read_file(folder / "file", 10) == Bytes{5});
  CHECK(folder.entries() == 1);
  const mode_t mask = ::umask(0);
  ::umask(mask);
  struct stat status{};
  REQUIRE(::stat((folder / "file").c_str(), &status) == 0);
  CHECK((status.st_mode & 0777) == (0666 & ~mask));
}

TEST_CASE("writing to a symbolic link replaces the file it leads to, not the link") {
  const TemporaryFolder folder;
  write_file_atomically(folder / "file", Bytes{1});
  fs::create_symlink("file", folder / "link");
  write_file_atomically(folder / "link", Bytes{2});
  CHECK(fs::is_symlink(folder / "link"));
  CHECK(read_file(folder / "file", 10) == Bytes{2});
}

TEST_CASE("writing to a symbolic link makes the file that it leads to, if that is not there yet") {
  const TemporaryFolder folder;
  fs::create_directory(folder / "inner");
  fs::create_symlink("inner/next", folder / "link");
  fs::create_symlink("../file", folder / "inner/next");
  write_file_atomically(folder / "link", Bytes{2});
  CHECK(fs::is_symlink(folder / "link"));
  CHECK(fs::is_symlink(folder / "inner/next"));
  CHECK(read_file(folder / "file", 10) == Bytes{2});
}

TEST_CASE("a file that is replaced keeps its mode, owner and group") {
  const TemporaryFolder folder;
  const fs::path path = folder / "file";
  write_file_atomically(path, Bytes{1});
  struct stat before{};
  REQUIRE(::chmod(path.c_str(), 0640) == 0);
  // Only the superuser can give a file away.
  if (::geteuid() == 0) REQUIRE(::chown(path.c_str(), 1234, 5678) == 0);
  REQUIRE(::stat(path.c_str(), &before) == 0);
  write_file_atomically(path, Bytes{2});
  struct stat after{};
  REQUIRE(::stat(path.c_str(), &after) == 0);
  CHECK(after.st_mode == before.st_mode);
  CHECK(after.st_uid == before.st_uid);
  CHECK(after.st_gid == before.st_gid);
  CHECK(after.st_ino != before.st_ino);
}

TEST_CASE("what a writer that was killed left behind is removed when its file is written next") {
  const TemporaryFolder folder;
  const fs::path path = folder / "file";
  const ::pid_t writer = ::fork();
  if (writer == 0) {
    // It dies as it writes the last of its bytes.
    const rlimit limited{1000, 1000};
    ::setrlimit(RLIMIT_FSIZE, &limited);
    std::signal(SIGXFSZ, SIG_DFL);
    write_file_atomically(path, Bytes(5000));
    ::_exit(0);
  }
  int status = 0;
  REQUIRE(::waitpid(writer, &status, 0) == writer);
  REQUIRE(WIFSIGNALED(status));
  CHECK(folder.entries() == 1);
  write_file_atomically(folder / "other", Bytes{1});
  CHECK(folder.entries() == 2);
  write_file_atomically(path, Bytes{1});
  CHECK(folder.entries() == 2);
  CHECK(read_file(path, 10) == Bytes{1});
}

TEST_CASE("writing fails with the file and the reason, keeps the old file and leaves no other") {
  const TemporaryFolder folder;
  SUBCASE("when the disk is full") {
    const fs::path path = folder / "file";
    write_file_atomically(path, Bytes{1, 2, 3});
    std::string message;
    {
      const FileSizeLimit limit(1000);
      try {
        write_file_atomically(path, Bytes(5000));
      } catch (const RunError& error) {
        message = error.what();
      }
    }
    CHECK(message == "cannot write " + path.string() + ": File too large");
    CHECK(read_file(path, 10) == Bytes{1, 2, 3});
    CHECK(folder.entries() == 1);
  }
  SUBCASE("when the folder is missing") {
    const fs::path path = folder / "missing/file";
    const std::string expected = "cannot write " + path.string() + ": No such file or directory";
    CHECK_THROWS_WITH_AS(write_file_atomically(path, Bytes{1}), expected.c_str(), RunError);
    CHECK(folder.entries() == 0);
  }
  SUBCASE("when a file stands where the folder should") {
    write_file_atomically(folder / "file", Bytes{1});
    const fs::path path = folder / "file/inner";
    const std::string expected = "cannot write " + path.string() + ": Not a directory";
    CHECK_THROWS_WITH_AS(write_file_atomically(path, Bytes{1}), expected.c_str(), RunError);
    CHECK(folder.entries() == 1);
  }
  SUBCASE("when the path is a folder") {
    const std::string expected = "cannot write " + folder.path().string() + ": it is a folder";
    CHECK_THROWS_WITH_AS(write_file_atomically(folder.path(), Bytes{1}), expected.c_str(),
                         RunError);
  }
  SUBCASE("when the path is a device") {
    const fs::path path = folder / "pipe";
    REQUIRE(::mkfifo(path.c_str(), 0600) == 0);
    const std::string expected = "cannot write " + path.string() + ": it is not a regular file";
    CHECK_THROWS_WITH_AS(write_file_atomically(path, Bytes{1}), expected.c_str(), RunError);
    CHECK(fs::is_fifo(path));
    CHECK(folder.entries() == 1);
  }
}

TEST_CASE("reading fails with the file and the reason") {
  const TemporaryFolder folder;
  const fs::path path = folder / "file";
  std::string expected = "cannot read " + path.string() + ": ";
  SUBCASE("when it is missing") { expected += "No such file or directory"; }
  SUBCASE("when it is a folder") {
    fs::create_directory(path);
    expected += "it is a folder, and a file was expected";
  }
  SUBCASE("when it cannot be opened") {
    fs::create_symlink("file", path);
    expected += "Too many levels of symbolic links";
  }
  SUBCASE("when it is larger than the limit") {
    write_file_atomically(path, Bytes(101));
    expected += "it is larger than the 100 bytes that were expected at most";
  }
  CHECK_THROWS_WITH_AS(read_file(path, 100), expected.c_str(), InputError);
}

TEST_CASE("reading a device that never ends stops at the limit") {
  CHECK_THROWS_WITH_AS(
      read_file("/dev/zero", 100'000),
      "cannot read /dev/zero: it is larger than the 100000 bytes that were expected at most",
      InputError);
}

}  // namespace
