#pragma once

#include <atomic>
#include <cstddef>
#include <filesystem>
#include <iterator>
#include <string>
#include <unistd.h>

namespace ae::test {

/// A folder for one test, which is removed with all its content.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    static std::atomic<int> counter = 0;
    path_ = std::filesystem::temp_directory_path() /
            ("autoencoder-test-" + std::to_string(::getpid()) + "-" + std::to_string(counter++));
    std::filesystem::create_directories(path_);
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  [[nodiscard]] std::filesystem::path operator/(const std::string& name) const {
    return path_ / name;
  }
  [[nodiscard]] std::size_t entries() const {
    const std::filesystem::directory_iterator folder(path_);
    return static_cast<std::size_t>(std::distance(begin(folder), end(folder)));
  }

 private:
  std::filesystem::path path_;
};

}  // namespace ae::test
