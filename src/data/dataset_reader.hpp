#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "data/array_images.hpp"
#include "data/dataset.hpp"
#include "data/picture_set.hpp"
#include "io/named_bytes.hpp"
#include "io/picture.hpp"

namespace ae {

/// The memory that reading may take, in bytes.
struct ReadLimits {
  std::size_t files;   ///< the largest file, and all files at once, packed and unpacked
  std::size_t memory;  ///< files and the numbers of tables, 4 bytes each, at once
};

/// With what is made of the files, and the copy that a page takes out, reading needs less than 1
/// GB.
inline constexpr ReadLimits page_limits = {.files = std::size_t{320} << 20,
                                           .memory = std::size_t{576} << 20};

/// EMNIST's largest set has 638 MB.
inline constexpr ReadLimits program_limits = {.files = std::size_t{1} << 30,
                                              .memory = std::size_t{2} << 30};

/// What the reader of a data set is told beside the files.
struct ReadOptions {
  std::string name;               ///< the data set's name; empty for its folder's or file's
  ImageSize size;                 ///< of images that are given in one row; 0 x 0 to find it
  std::optional<bool> transpose;  ///< whether images are stored by columns; by their names if empty
  std::string label;              ///< the column of a table's labels; empty to find it
  /// How pictures are fitted. The explicit default lets an initializer leave it out.
  PictureSetOptions pictures = {};  // NOLINT(readability-redundant-member-init)
  ReadLimits limits = page_limits;
};

/// What a data set was read from.
enum class DataForm { arrays, table, pictures };

/// A data set, and what was done to read it.
struct ReadDataset {
  Dataset dataset;
  std::vector<std::string> remarks;  ///< sentences
  DataForm form = DataForm::arrays;
  bool is_transposed = false;
  bool is_inverted = false;
  std::vector<std::string> columns;  ///< the names of a table's columns
  std::string label;                 ///< the name of the column of labels
};

/// What a file is needed for: nothing, its bytes, or its pixels, which the caller decodes.
enum class FileUse { none, bytes, picture };

/// Finds the data set among files: of a folder, a drop or an archive. What a file is, its content
/// says; what it is of the data set, its shape and then its name. IDX, NumPy (.npy, .npz) and CSV
/// files are read, plain, packed by gzip (once or several times) or in .zip archives (also within
/// one another, to a depth of 4), and pictures, which the caller decodes, where there is nothing
/// else. What holds no data is passed over, and a remark names it.
class DatasetReader {
 public:
  explicit DatasetReader(ReadOptions options);
  ~DatasetReader();
  DatasetReader(DatasetReader&&) noexcept;
  DatasetReader& operator=(DatasetReader&&) noexcept;

  /// Returns what a file of `size` bytes is needed for; of one that is not, only the name is kept,
  /// for a remark. The path is relative to what was opened, as in "raw/t10k-images-idx3-ubyte.gz";
  /// `head` are the file's first head_size bytes (see file_content.hpp), or all that it has. Throws
  /// InputError, naming it, for a file that is needed but larger than the limit, or than
  /// what the files that were added leave of it.
  FileUse use_of(const std::string& path, std::span<const std::uint8_t> head, std::uint64_t size);

  /// Takes a file. Throws InputError, naming it, where it is damaged, or there is no room for what
  /// it unpacks to, or for its numbers.
  void add(std::string path, std::vector<std::uint8_t> bytes);

  /// Returns the next picture that was found within an archive and is to be decoded, if any. Throws
  /// InputError, naming it, where it is damaged.
  std::optional<NamedBytes> take_picture();

  /// Takes a decoded picture. Throws InputError where there are too many.
  void add_picture(const std::string& path, const Picture& picture);

  /// Notes that a picture could not be decoded, for a remark.
  void leave_out(const std::string& path);

  /// Returns the data set. Where there is no test set, split_dataset() makes one. Throws
  /// InputError, naming the files, where there is none or several, where files contradict one
  /// another, and as make_dataset() does.
  ReadDataset finish();

 private:
  struct Found;
  std::unique_ptr<Found> found_;
};

}  // namespace ae
