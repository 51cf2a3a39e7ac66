// Files that are packed: what they hold is told by its first bytes, before the rest is unpacked.

#include "data/dataset_found.hpp"
#include "io/decode_picture.hpp"
#include "io/gzip.hpp"
#include "io/idx.hpp"
#include "io/npy.hpp"

namespace ae {
namespace {

/// The most bytes of the names of an archive's files, and what one takes beside its letters.
constexpr std::size_t largest_names = std::size_t{1} << 26;
constexpr std::size_t bytes_a_name = 128;

/// Returns what the header of an array promises, where that is known.
std::optional<PromisedArray> promise_of(FileContent content, std::span<const std::uint8_t> head,
                                        const std::string& path) {
  if (content == FileContent::idx) return idx_promise(head);
  return content == FileContent::npy ? npy_promise(head, path) : std::nullopt;
}

}  // namespace

void DatasetReader::Found::add_unpacked(std::string path, std::vector<std::uint8_t> bytes,
                                        int depth) {
  unpacked += bytes.size();
  HeldBytes held(bytes_held, bytes.size());
  add({{std::move(path), std::move(bytes)}, std::move(held)}, depth + 1);
}

void DatasetReader::Found::unpack_gzip(const NamedBytes& file, int depth) {
  const std::string& path = file.path;
  const std::vector<std::uint8_t> head = gunzip_head(file.bytes, path, head_size);
  const FileContent content = content_of(head);
  const bool is_picture = content == FileContent::picture;
  if (!is_picture && !is_worth_reading(content)) return pass_over(path, head);
  std::vector<std::uint8_t> bytes;
  try {
    const std::optional<PromisedArray> promise = promise_of(content, head, path);
    if (promise && promise->file_size > limit()) {
      throw InputError(path + " has " + shape_text(promise->shape) + " " +
                       std::string(words_for(promise->type)) + " by its header, and at most " +
                       std::to_string(limit()) + " bytes are read.");
    }
    if (promise) {
      const std::size_t size = promise->file_size + most_bytes_after_idx;
      bytes = gunzip(file.bytes, path, std::min(size, limit()), size);
    }
  } catch (const InputError& error) {
    return refuse(path, error);
  }
  if (bytes.empty()) {
    bytes =
        gunzip(file.bytes, path, is_picture ? std::min(largest_picture_file, limit()) : limit());
  }
  add_unpacked(path, std::move(bytes), depth);
}

void DatasetReader::Found::unpack_member(const std::shared_ptr<const HeldFile>& archive,
                                         const ZipMember& member, const std::string& path,
                                         int depth) {
  const NamedBytes& file = archive->file;
  const std::vector<std::uint8_t> head = unzip_head(file.bytes, member, file.path, head_size);
  const FileContent content = content_of(head);
  if (content == FileContent::picture) {
    if (member.size > largest_picture_file) return pictures.leave_out(path);
    pending_pictures.push_back({path, archive, member});
  } else if (is_worth_reading(content)) {
    add_unpacked(path, unzip(file.bytes, member, file.path, limit()), depth);
  } else {
    pass_over(path, head);
  }
}

void DatasetReader::Found::unpack_zip(HeldFile file, int depth) {
  const auto archive = std::make_shared<const HeldFile>(std::move(file));
  const std::string& source = archive->file.path;
  for (const ZipMember& member : list_zip(archive->file.bytes, source)) {
    const std::string path = source + "/" + member.name;
    names_held += path.size() + bytes_a_name;
    if (names_held > largest_names) {
      throw InputError(source + " brings the names of the files to more than " +
                       std::to_string(largest_names) + " bytes, and fewer were expected.");
    }
    if (is_byproduct(member.name)) {
      strangers.push_back(path);
    } else {
      unpack_member(archive, member, path, depth);
    }
  }
}

}  // namespace ae
