#include "data/dataset_reader.hpp"

#include <algorithm>
#include <utility>
#include <variant>

#include "base/error.hpp"
#include "base/text.hpp"
#include "data/dataset_assembly.hpp"
#include "data/dataset_found.hpp"
#include "data/file_content.hpp"
#include "data/natural_order.hpp"
#include "data/picture_labels.hpp"
#include "io/decode_picture.hpp"
#include "io/idx.hpp"
#include "io/npy.hpp"
#include "io/zip.hpp"

namespace ae {
namespace {

constexpr std::size_t most_parts = 4096;

std::span<const std::uint8_t> head_of(std::span<const std::uint8_t> bytes) {
  return bytes.first(std::min(bytes.size(), head_size));
}

/// Returns the name of the only file, or of the folder that was opened, which all files are in.
std::string name_of_all(std::span<const std::string> paths) {
  if (paths.size() == 1) return paths.front().substr(paths.front().rfind('/') + 1);
  if (!common_folder(paths)) return "your files";
  return paths.front().substr(0, paths.front().find('/'));
}

/// Returns whether the name says what the file is of a data set.
bool is_needed(const std::string& path) {
  const FileRole role = role_of(path);
  return role.is_test.has_value() || role.is_labels.has_value();
}

}  // namespace

void DatasetReader::Found::pass_over(const std::string& path, std::span<const std::uint8_t> head) {
  strangers.push_back(path);
  if (!has_name_of_data(path) || is_byproduct(path)) return;
  (is_needed(path) ? problems : suspects)
      .push_back(path + " is " + std::string(description_of(head)) +
                 ", but IDX, NumPy or CSV data were expected under that name.");
}

/// Notes that a file cannot be read. Other files may be all that is needed, and this one something
/// else, such as a list of names that NumPy saved.
void DatasetReader::Found::refuse(const std::string& path, const InputError& error) {
  if (is_needed(path)) throw InputError(error);
  suspects.emplace_back(error.what());
  remarks.push_back(suspects.back() + " The file was passed over.");
}

void DatasetReader::Found::add_part(NamedBytes file, std::variant<NumberArray, Table> content) {
  if (parts.size() == most_parts) {
    throw InputError("There are more than " + std::to_string(most_parts) +
                     " files of data, among them " + file.path + ", and fewer were expected.");
  }
  FileRole role = role_of(file.path);
  parts.push_back({std::move(file), std::move(role), std::move(content)});
}

/// Takes an array or a table.
void DatasetReader::Found::read(HeldFile held, FileContent content) {
  NamedBytes& file = held.file;
  if (content == FileContent::table) {
    const std::size_t room_for_cells = options.limits.memory - bytes_held - cells_held;
    Table table = parse_table(file.bytes, file.path, room_for_cells / sizeof(float));
    cells_held += table.cells.size() * sizeof(float);
    return add_part({std::move(file.path), {}}, std::move(table));
  }
  NumberArray array;
  if (content == FileContent::idx) {
    IdxFile idx = find_idx(file.bytes, file.path);
    if (idx.bytes_after > 0) {
      remarks.push_back(file.path + " goes on for " + std::to_string(idx.bytes_after) +
                        (idx.bytes_after == 1 ? " byte" : " bytes") +
                        " after its numbers; what follows them was passed over.");
    }
    array = std::move(idx.array);
  } else {
    array = find_npy(file.bytes, file.path);
  }
  held.held.keep();
  add_part(std::move(file), std::move(array));
}

void DatasetReader::Found::add(HeldFile file, int depth) {
  const std::string path = file.file.path;
  const auto head = head_of(file.file.bytes);
  const FileContent content = content_of(head);
  const bool is_archive = content == FileContent::gzip || content == FileContent::zip;
  if (is_archive && depth == deepest_nesting) {
    throw InputError(path + " is an archive within " + std::to_string(deepest_nesting) +
                     " others, and at most " + std::to_string(deepest_nesting) + " are unpacked.");
  }
  switch (content) {
    case FileContent::gzip:
      return unpack_gzip(file.file, depth);
    case FileContent::zip:
      return unpack_zip(std::move(file), depth);
    case FileContent::idx:
    case FileContent::npy:
    case FileContent::table:
      try {
        return read(std::move(file), content);
      } catch (const InputError& error) {
        return refuse(path, error);
      }
    case FileContent::picture:
      return pending_pictures.push_back(
          {path, std::make_shared<const HeldFile>(std::move(file)), std::nullopt});
    case FileContent::web_page:
    case FileContent::known:
    case FileContent::unknown:
      return pass_over(path, head);
  }
}

DatasetReader::DatasetReader(ReadOptions options)
    : found_(std::make_unique<Found>(std::move(options))) {}
DatasetReader::~DatasetReader() = default;
DatasetReader::DatasetReader(DatasetReader&&) noexcept = default;
DatasetReader& DatasetReader::operator=(DatasetReader&&) noexcept = default;

FileUse DatasetReader::use_of(const std::string& path, std::span<const std::uint8_t> head,
                              std::uint64_t size) {
  const FileContent content = content_of(head);
  const bool is_picture = content == FileContent::picture;
  if (is_byproduct(path) ||
      (!is_picture && !is_worth_reading(content) && !has_name_of_data(path))) {
    found_->strangers.push_back(path);
    return FileUse::none;
  }
  if (size > found_->options.limits.files) {
    throw InputError(path + " has " + std::to_string(size) + " bytes, and at most " +
                     std::to_string(found_->options.limits.files) + " are read.");
  }
  if (size > found_->room()) {
    throw InputError(path + " has " + std::to_string(size) + " bytes, and at most " +
                     std::to_string(found_->room()) + " are read besides the other files.");
  }
  found_->paths.push_back(path);
  return is_picture ? FileUse::picture : FileUse::bytes;
}

void DatasetReader::add(std::string path, std::vector<std::uint8_t> bytes) {
  if (bytes.size() > found_->room()) {
    throw InputError(path + " has " + std::to_string(bytes.size()) + " bytes, and at most " +
                     std::to_string(found_->room()) + " are read.");
  }
  HeldBytes held(found_->bytes_held, bytes.size());
  found_->add({{std::move(path), std::move(bytes)}, std::move(held)}, 0);
}

std::optional<NamedBytes> DatasetReader::take_picture() {
  if (found_->pending_pictures.empty()) return std::nullopt;
  const PendingPicture next = std::move(found_->pending_pictures.front());
  found_->pending_pictures.pop_front();
  const NamedBytes& file = next.file->file;
  if (!next.member) return file;
  return NamedBytes{next.path, unzip(file.bytes, *next.member, file.path, largest_picture_file)};
}

void DatasetReader::add_picture(const std::string& path, const Picture& picture) {
  found_->pictures.add(path, picture);
}

void DatasetReader::leave_out(const std::string& path) { found_->pictures.leave_out(path); }

ReadDataset DatasetReader::Found::read_pictures() {
  std::ranges::sort(strangers, NaturalOrder{});
  for (const std::string& path : strangers) {
    if (!is_byproduct(path)) pictures.leave_out(path);
  }
  strangers.clear();
  PictureImages read = pictures.take_images();
  ReadDataset result;
  result.dataset = split_dataset(options.name, std::move(read.images));
  result.remarks = std::move(read.remarks);
  result.form = DataForm::pictures;
  result.is_inverted = read.inverted;
  result.dataset.class_names = std::move(read.class_names);
  return result;
}

ReadDataset DatasetReader::finish() {
  Found& found = *found_;
  if (!found.problems.empty()) throw InputError(found.problems.front());
  const bool are_pictures = found.parts.empty() && found.pictures.count() > 0;
  if (found.parts.empty() && !are_pictures) {
    if (!found.suspects.empty()) throw InputError(found.suspects.front());
    const std::string where = found.strangers.empty() ? "" : " in " + listed(found.strangers);
    throw InputError("No images were found" + where +
                     ", but IDX, NumPy or CSV files, or a folder of pictures, were expected.");
  }
  if (found.options.name.empty()) found.options.name = name_of_all(found.paths);
  ReadDataset result =
      are_pictures ? found.read_pictures()
                   : assemble_dataset(std::move(found.parts), found.options, found.strangers);
  result.remarks.insert(result.remarks.begin(), found.remarks.begin(), found.remarks.end());
  const std::size_t pictures = are_pictures ? 0 : found.pictures.count();
  if (pictures > 0) {
    result.remarks.push_back("Passed over " + counted(pictures, "picture") +
                             ", for there are other data.");
  }
  if (!found.strangers.empty()) {
    // A door may read several files at once, in any order.
    std::ranges::sort(found.strangers, NaturalOrder{});
    const bool is_one = found.strangers.size() == 1;
    result.remarks.push_back("Passed over " + counted(found.strangers.size(), "file") +
                             (is_one ? " that is" : " that are") +
                             " no part of the data set: " + listed(found.strangers) + ".");
  }
  return result;
}

}  // namespace ae
