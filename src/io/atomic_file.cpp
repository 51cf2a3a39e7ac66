#include "io/atomic_file.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstdio>
#include <fcntl.h>
#include <functional>
#include <string>
#include <sys/file.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

#include "base/error.hpp"

namespace ae {
namespace {

namespace fs = std::filesystem;

class FileDescriptor {
 public:
  FileDescriptor(const fs::path& path, int flags)
      : descriptor_(::open(path.c_str(), flags | O_CLOEXEC, 0666)) {}
  ~FileDescriptor() { close(); }
  FileDescriptor(const FileDescriptor&) = delete;
  FileDescriptor& operator=(const FileDescriptor&) = delete;

  [[nodiscard]] int get() const { return descriptor_; }
  [[nodiscard]] bool is_open() const { return descriptor_ >= 0; }
  bool close() { return !is_open() || ::close(std::exchange(descriptor_, -1)) == 0; }

 private:
  int descriptor_;
};

std::string reason(int error) { return std::generic_category().message(error); }

/// Removes the temporary file unless it has been renamed.
struct TemporaryFile {
  fs::path path;
  bool keep = false;

  ~TemporaryFile() {
    if (!keep) ::unlink(path.c_str());
  }
};

constexpr std::size_t bytes_a_read = std::size_t{1} << 16;

[[noreturn]] void fail_as_larger(const fs::path& path, std::size_t limit) {
  throw InputError("cannot read " + path.string() + ": it is larger than the " +
                   std::to_string(limit) + " bytes that were expected at most");
}

[[noreturn]] void fail_to_write(const fs::path& path, const std::string& why) {
  throw RunError("cannot write " + path.string() + ": " + why);
}

void write_all(int descriptor, std::span<const std::uint8_t> bytes, const fs::path& path) {
  while (!bytes.empty()) {
    const ::ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0) {
      if (errno == EINTR) continue;
      fail_to_write(path, reason(errno));
    }
    bytes = bytes.subspan(static_cast<std::size_t>(written));
  }
}

fs::path folder_of(const fs::path& path) {
  return path.has_parent_path() ? path.parent_path() : fs::path(".");
}

/// Returns what the names of the temporary files of one target begin with. It has a fixed length,
/// for the target's own name may be as long as the file system allows.
std::string temporary_prefix(const fs::path& target) {
  std::array<char, 32> hash{};
  std::snprintf(hash.data(), hash.size(), "%016zx",
                std::hash<std::string>()(target.filename().string()));
  return ".writing-" + std::string(hash.data()) + "-";
}

/// Returns a name that no other thread or process uses.
fs::path unused_name(const fs::path& folder, const std::string& prefix) {
  static std::atomic<unsigned> counter = 0;
  std::error_code error;
  fs::path name;
  do {
    name =
        folder / (prefix + std::to_string(::getpid()) + "-" + std::to_string(counter++) + ".tmp");
  } while (fs::exists(name, error));
  return name;
}

/// Returns whether the process that made a temporary file is gone, by the number in its name.
bool is_abandoned(const std::string& name, std::size_t prefix) {
  ::pid_t process = 0;
  const auto [stop, error] =
      std::from_chars(name.data() + prefix, name.data() + name.size(), process);
  return error == std::errc() && process > 0 && ::kill(process, 0) != 0 && errno == ESRCH;
}

void remove_abandoned(const fs::path& folder, const std::string& prefix) {
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    const std::string name = entry->path().filename().string();
    if (!name.starts_with(prefix) || !is_abandoned(name, prefix.size())) continue;
    // A process with another count of processes, in a container, may be alive: it holds a lock.
    const FileDescriptor descriptor(entry->path(), O_RDONLY);
    if (::flock(descriptor.get(), LOCK_EX | LOCK_NB) == 0) ::unlink(entry->path().c_str());
  }
}

/// Gives a file the mode, the owner and the group of the one that it is to replace. Where the group
/// may not be given, nobody of another one gains rights by that.
void take_over_rights(int descriptor, const struct ::stat& replaced) {
  mode_t mode = replaced.st_mode & 07777U;
  const bool has_group = ::fchown(descriptor, replaced.st_uid, replaced.st_gid) == 0 ||
                         ::fchown(descriptor, static_cast<uid_t>(-1), replaced.st_gid) == 0;
  if (!has_group) mode &= ~070U | ((mode & 07U) << 3U);
  ::fchmod(descriptor, mode);
}

/// Flushes a folder, because a rename is on the disk only once its folder is. Some file systems
/// cannot flush a folder; that is no failure, because the file itself is whole either way.
void flush_folder(const fs::path& folder) {
  const FileDescriptor descriptor(folder, O_RDONLY | O_DIRECTORY);
  if (descriptor.is_open()) ::fsync(descriptor.get());
}

}  // namespace

std::vector<std::uint8_t> read_file(const fs::path& path, std::size_t limit) {
  std::error_code error;
  if (fs::is_directory(path, error)) {
    throw InputError("cannot read " + path.string() + ": it is a folder, and a file was expected");
  }
  const FileDescriptor descriptor(path, O_RDONLY);
  if (!descriptor.is_open()) {
    throw InputError("cannot read " + path.string() + ": " + reason(errno));
  }
  // The size is only a hint: a pipe has none, and a file can grow while it is read.
  const std::uintmax_t size_hint = fs::file_size(path, error);
  if (!error && size_hint > limit) fail_as_larger(path, limit);
  std::vector<std::uint8_t> bytes;
  bytes.reserve((error ? 0 : static_cast<std::size_t>(size_hint)) + bytes_a_read);
  while (true) {
    const std::size_t size = bytes.size();
    bytes.resize(size + bytes_a_read);
    const ::ssize_t count = ::read(descriptor.get(), bytes.data() + size, bytes_a_read);
    const int read_error = errno;
    bytes.resize(size + static_cast<std::size_t>(std::max<::ssize_t>(count, 0)));
    if (count < 0 && read_error != EINTR) {
      throw InputError("cannot read " + path.string() + ": " + reason(read_error));
    }
    if (bytes.size() > limit) fail_as_larger(path, limit);
    if (count == 0) return bytes;
  }
}

fs::path followed(const fs::path& path) {
  constexpr int most_links = 40;  // Linux follows as many
  fs::path target = path;
  for (int links = 0;; ++links) {
    std::error_code error;
    const fs::path next = fs::read_symlink(target, error);
    if (error) return target;
    if (links == most_links) {
      throw InputError("cannot write " + path.string() + ": " + reason(ELOOP));
    }
    target = folder_of(target) / next;
  }
}

void write_file_atomically(const fs::path& path, std::span<const std::uint8_t> bytes) {
  const fs::path target = followed(path);
  struct ::stat replaced{};
  const bool is_there = ::stat(target.c_str(), &replaced) == 0;
  if (!is_there && errno != ENOENT) fail_to_write(path, reason(errno));
  if (is_there && S_ISDIR(replaced.st_mode)) fail_to_write(path, "it is a folder");
  // Renaming over a device such as /dev/null would replace the device itself.
  if (is_there && !S_ISREG(replaced.st_mode)) fail_to_write(path, "it is not a regular file");

  const fs::path folder = folder_of(target);
  const std::string prefix = temporary_prefix(target);
  remove_abandoned(folder, prefix);
  const fs::path name = unused_name(folder, prefix);
  // O_EXCL fails rather than write into a file that another process has made under this name since.
  FileDescriptor descriptor(name, O_WRONLY | O_CREAT | O_EXCL);
  if (!descriptor.is_open()) fail_to_write(path, reason(errno));
  TemporaryFile temporary{name};
  ::flock(descriptor.get(), LOCK_EX | LOCK_NB);
  if (is_there) take_over_rights(descriptor.get(), replaced);
  write_all(descriptor.get(), bytes, path);
  if (::fsync(descriptor.get()) != 0) fail_to_write(path, reason(errno));
  if (!descriptor.close()) fail_to_write(path, reason(errno));
  if (::rename(name.c_str(), target.c_str()) != 0) fail_to_write(path, reason(errno));
  temporary.keep = true;
  flush_folder(folder);
}

}  // namespace ae
