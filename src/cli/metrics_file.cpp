#include "cli/metrics_file.hpp"

#include <cerrno>
#include <fcntl.h>
#include <string>
#include <string_view>
#include <sys/file.h>
#include <system_error>
#include <unistd.h>
#include <utility>

#include "base/error.hpp"

namespace ae::cli {
namespace {

/// Returns 0, or the system's reason why not all was written.
int write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ::ssize_t written = ::write(descriptor, text.data(), text.size());
    if (written < 0 && errno != EINTR) return errno;
    if (written > 0) text.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

}  // namespace

MetricsFile::MetricsFile(std::filesystem::path path) : path_(std::move(path)) {
  if (path_.empty()) return;
  descriptor_ = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
  const std::string start = "cannot write " + path_.string() + ": ";
  if (descriptor_ < 0) throw InputError(start + std::generic_category().message(errno));
  // Where the file system has no locks, every line is still written at once.
  if (::flock(descriptor_, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
    ::close(std::exchange(descriptor_, -1));
    throw InputError(start + "another run is writing it");
  }
  if (::ftruncate(descriptor_, 0) != 0) {
    const int error = errno;
    ::close(std::exchange(descriptor_, -1));
    throw InputError(start + std::generic_category().message(error));
  }
}

MetricsFile::~MetricsFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

void MetricsFile::write(const History& history) {
  if (descriptor_ < 0) return;
  for (; lines_ < history.size(); ++lines_) {
    const std::string line = to_json(history[lines_]) + "\n";
    if (const int error = write_all(descriptor_, line)) {
      // What has come of the line is taken back, which needs no room.
      [[maybe_unused]] const int taken_back = ::ftruncate(descriptor_, static_cast<::off_t>(size_));
      throw RunError("cannot write " + path_.string() + ": " +
                     std::generic_category().message(error));
    }
    size_ += line.size();
  }
}

}  // namespace ae::cli
