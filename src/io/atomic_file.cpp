#include "io/atomic_file.hpp"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <fcntl.h>
#include <string>
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

/// Returns a name that no other thread or process uses, and none that crashed has left behind.
fs::path unused_name(const fs::path& folder) {
  static std::atomic<unsigned> counter = 0;
  std::error_code error;
  fs::path name;
  do {
    name = folder /
           (".writing-" + std::to_string(::getpid()) + "-" + std::to_string(counter++) + ".tmp");
  } while (fs::exists(name, error));
  return name;
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

void write_file_atomically(const fs::path& path, std::span<const std::uint8_t> bytes) {
  std::error_code error;
  const fs::path target = fs::is_symlink(path, error) ? fs::weakly_canonical(path, error) : path;
  if (error && error != std::errc::no_such_file_or_directory) fail_to_write(path, error.message());
  // Renaming over a device such as /dev/null would replace the device itself.
  const fs::file_status status = fs::status(target, error);
  if (fs::is_directory(status)) fail_to_write(path, "it is a folder");
  if (fs::exists(status) && !fs::is_regular_file(status)) {
    fail_to_write(path, "it is not a regular file");
  }

  const fs::path name = unused_name(folder_of(target));
  // O_EXCL fails rather than write into a file that another process has made under this name since.
  FileDescriptor descriptor(name, O_WRONLY | O_CREAT | O_EXCL);
  if (!descriptor.is_open()) fail_to_write(path, reason(errno));
  TemporaryFile temporary{name};
  write_all(descriptor.get(), bytes, path);
  if (::fsync(descriptor.get()) != 0) fail_to_write(path, reason(errno));
  if (!descriptor.close()) fail_to_write(path, reason(errno));
  if (::rename(name.c_str(), target.c_str()) != 0) fail_to_write(path, reason(errno));
  temporary.keep = true;
  flush_folder(folder_of(target));
}

}  // namespace ae
