#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/error.hpp"
#include "data/dataset_part.hpp"
#include "data/dataset_reader.hpp"
#include "data/file_content.hpp"
#include "data/held_bytes.hpp"
#include "io/zip.hpp"

// What a reader has found, which its two sources share: dataset_reader.cpp takes files, and
// dataset_archives.cpp unpacks those that are packed.

namespace ae {

/// The most that archives may unpack to, also where it is passed over.
inline constexpr std::size_t largest_total = std::size_t{3} << 30;
/// The most archives that are within one another.
inline constexpr int deepest_nesting = 4;

/// Returns whether a file of this kind is read by the reader itself.
inline bool is_worth_reading(FileContent content) {
  switch (content) {
    case FileContent::gzip:
    case FileContent::zip:
    case FileContent::idx:
    case FileContent::npy:
    case FileContent::table:
      return true;
    case FileContent::picture:
    case FileContent::web_page:
    case FileContent::known:
    case FileContent::unknown:
      return false;
  }
  return false;
}

/// A file in memory.
struct HeldFile {
  NamedBytes file;
  HeldBytes held;
};

/// A picture in an archive, which is unpacked when its turn comes, or one that was packed alone.
struct PendingPicture {
  std::string path;
  std::shared_ptr<const HeldFile> file;
  std::optional<ZipMember> member;
};

struct DatasetReader::Found {
  explicit Found(ReadOptions wanted) : options(std::move(wanted)), pictures(options.pictures) {}

  ReadOptions options;
  std::vector<DatasetPart> parts;
  std::vector<std::string> strangers;
  std::vector<std::string> problems;  ///< what strangers are whose names say what they are to be
  std::vector<std::string> suspects;  ///< the same of others that have a name of data
  std::vector<std::string> remarks;
  std::size_t unpacked = 0;    ///< bytes, in all
  std::size_t bytes_held = 0;  ///< of files, now
  std::size_t cells_held = 0;  ///< bytes of the numbers of tables
  std::size_t names_held = 0;  ///< bytes of the names of archives' files
  std::deque<PendingPicture> pending_pictures;
  PictureSet pictures;
  std::vector<std::string> paths;  ///< of all files that are of use

  void add(HeldFile file, int depth);
  ReadDataset read_pictures();
  /// Returns the number of bytes that there is room for.
  [[nodiscard]] std::size_t room() const {
    return std::min(options.limits.files - bytes_held,
                    options.limits.memory - bytes_held - cells_held);
  }

 private:
  void unpack_gzip(const NamedBytes& file, int depth);
  void unpack_zip(HeldFile file, int depth);
  void unpack_member(const std::shared_ptr<const HeldFile>& archive, const ZipMember& member,
                     const std::string& path, int depth);
  void read(HeldFile file, FileContent content);
  void add_part(NamedBytes file, std::variant<NumberArray, Table> content);
  void add_unpacked(std::string path, std::vector<std::uint8_t> bytes, int depth);
  void pass_over(const std::string& path, std::span<const std::uint8_t> head);
  void refuse(const std::string& path, const InputError& error);
  [[nodiscard]] std::size_t limit() const {
    return std::min(room(), largest_total - std::min(largest_total, unpacked));
  }
};

}  // namespace ae
