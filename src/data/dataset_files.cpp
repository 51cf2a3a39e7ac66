#include "data/dataset_files.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <optional>
#include <system_error>
#include <vector>

#include "base/error.hpp"
#include "data/file_content.hpp"
#include "data/file_role.hpp"
#include "io/atomic_file.hpp"
#include "io/decode_picture.hpp"
#include "io/idx.hpp"

namespace ae {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_files = 100'000;

/// Returns the first bytes of a file; none where it cannot be read.
std::vector<std::uint8_t> read_head(const fs::path& file) {
  std::vector<std::uint8_t> head(head_size);
  std::ifstream stream(file, std::ios::binary);
  stream.read(reinterpret_cast<char*>(head.data()), static_cast<std::streamsize>(head.size()));
  head.resize(static_cast<std::size_t>(std::max<std::streamsize>(stream.gcount(), 0)));
  return head;
}

std::vector<fs::path> files_in(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code error;
  constexpr auto options = fs::directory_options::skip_permission_denied;
  for (auto entry = fs::recursive_directory_iterator(folder, options, error);
       entry != fs::recursive_directory_iterator(); entry.increment(error)) {
    if (error) throw InputError("cannot read " + folder.string() + ": " + error.message());
    std::error_code not_there;
    if (!entry->is_regular_file(not_there)) continue;
    files.push_back(entry->path());
    if (files.size() > most_files) {
      throw InputError(folder.string() + " holds more than " + std::to_string(most_files) +
                       " files, and fewer were expected of a data set");
    }
  }
  std::ranges::sort(files);
  return files;
}

/// Returns the file and, of an IDX file, those beside it that are of the same set by their names.
std::vector<fs::path> with_its_set(const fs::path& file) {
  std::vector<fs::path> files{file};
  const std::string name = file.filename().string();
  const FileRole role = role_of(name);
  if (name.find("idx") == std::string::npos || (!role.is_test && !role.is_labels)) return files;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(file.parent_path() / ".", error)) {
    const std::string other = entry.path().filename().string();
    if (entry.is_regular_file() && other != name && other.find("idx") != std::string::npos &&
        role_of(other).set == role.set) {
      files.push_back(entry.path());
    }
  }
  return files;
}

void write_set(const ImageSet& images, const fs::path& folder, const std::string& prefix) {
  write_file_atomically(
      folder / (prefix + "-images-idx3-ubyte"),
      serialize_idx(std::array{images.count(), images.rows, images.columns}, images.pixels));
  if (images.labels.empty()) return;
  write_file_atomically(folder / (prefix + "-labels-idx1-ubyte"),
                        serialize_idx(std::array{images.labels.size()}, images.labels));
}

}  // namespace

void add_encoded_picture(DatasetReader& reader, const NamedBytes& file) {
  std::optional<Picture> picture;
  try {
    picture = decode_picture(file.bytes, file.path);
  } catch (const InputError&) {
    return reader.leave_out(file.path);
  }
  reader.add_picture(file.path, *picture);
}

LoadedDataset load_dataset_files(const fs::path& path, ReadOptions options) {
  std::error_code error;
  const bool is_folder = fs::is_directory(path, error);
  if (!fs::exists(path, error)) {
    throw InputError(path.string() +
                     " does not exist, and a file or a folder of data was expected");
  }
  if (options.name.empty()) options.name = path.string();
  options.limits = program_limits;
  DatasetReader reader(std::move(options));
  std::vector<fs::path> files_read;
  for (const fs::path& file : is_folder ? files_in(path) : with_its_set(path)) {
    const fs::path inner = is_folder ? file.lexically_relative(path) : fs::path(file.filename());
    const std::string name = inner.generic_string();
    const FileUse use = reader.use_of(name, read_head(file), fs::file_size(file, error));
    if (use == FileUse::none) continue;
    files_read.push_back(file);
    std::vector<std::uint8_t> bytes = read_file(file, program_limits.files);
    if (use == FileUse::picture) {
      add_encoded_picture(reader, {name, std::move(bytes)});
      continue;
    }
    reader.add(name, std::move(bytes));
    while (const auto picture = reader.take_picture()) add_encoded_picture(reader, *picture);
  }
  return {reader.finish(), std::move(files_read)};
}

void write_dataset_folder(const Dataset& dataset, const fs::path& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) {
    throw RunError("cannot make the folder " + folder.string() + ": " + error.message());
  }
  write_set(dataset.train, folder, "train");
  write_set(dataset.test, folder, "t10k");
}

}  // namespace ae
