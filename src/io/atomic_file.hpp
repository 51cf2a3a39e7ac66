#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <vector>

namespace ae {

/// Returns the whole content of a file of at most `limit` bytes. Throws InputError, naming the
/// file, when it is missing, a folder, unreadable or larger.
std::vector<std::uint8_t> read_file(const std::filesystem::path& path, std::size_t limit);

/// Returns where a path leads to: symbolic links are followed, also one to a file that does not
/// exist yet. Throws InputError, naming the path, where they go in a circle.
std::filesystem::path followed(const std::filesystem::path& path);

/// Writes `bytes` so that at every moment, even after a power cut, `path` holds either its old
/// content or all of `bytes`: they are written to a temporary file in the same folder, which is
/// flushed to the disk and then renamed. A symbolic link is followed, and the file that it leads to
/// is replaced; its mode stays, and so do its owner and group as far as they may be given.
/// Temporary files that writers of the same file left behind when they were killed are removed.
/// Throws RunError, naming the file and the system's reason, and leaves no temporary file behind.
void write_file_atomically(const std::filesystem::path& path, std::span<const std::uint8_t> bytes);

}  // namespace ae
