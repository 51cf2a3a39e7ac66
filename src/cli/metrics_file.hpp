#pragma once

#include <cstddef>
#include <filesystem>

#include "autoencoder/history.hpp"

namespace ae::cli {

/// A file with one line of JSON for each epoch. It begins with the whole history, so that it has
/// neither a gap nor a line twice when a run is resumed. A line is in it whole or not at all.
class MetricsFile {
 public:
  /// Empties the file. An empty path means no file. Throws InputError, naming it, where it cannot
  /// be opened or another run is writing it.
  explicit MetricsFile(std::filesystem::path path);
  ~MetricsFile();
  MetricsFile(const MetricsFile&) = delete;
  MetricsFile& operator=(const MetricsFile&) = delete;

  /// Adds the lines that are not in the file yet. Throws RunError, naming the file and the system's
  /// reason, where one cannot be written; the next call tries it again.
  void write(const History& history);

 private:
  std::filesystem::path path_;
  int descriptor_ = -1;
  std::size_t lines_ = 0;
  std::size_t size_ = 0;  ///< the bytes of these lines
};

}  // namespace ae::cli
