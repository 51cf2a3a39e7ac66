#include "data/dataset_assembly.hpp"

#include <algorithm>
#include <utility>

#include "base/error.hpp"
#include "data/array_images.hpp"
#include "data/class_numbers.hpp"
#include "data/dataset_choice.hpp"
#include "data/emnist.hpp"
#include "data/table_images.hpp"

namespace ae {
namespace {

/// Memory bounds it: each image takes some bytes beside its pixels while a set is divided.
constexpr std::size_t most_images = std::size_t{1} << 24;

/// The files of one set of images.
struct Files {
  DatasetPart* images = nullptr;  ///< an array, or a table with its labels
  const DatasetPart* labels = nullptr;
};

/// The images of one set before their labels are numbered.
struct Unnumbered {
  ImageSet images;
  LabelTexts labels;
};

/// Returns the only file of those with this role, where copies count once.
DatasetPart* only_one(const DatasetParts& parts, std::optional<bool> is_test, const char* what) {
  DatasetPart* only = nullptr;
  for (DatasetPart* part : parts) {
    if (part->role.is_test != is_test) continue;
    if (only != nullptr && !are_equal(*only, *part)) {
      throw InputError(only->file.path + " and " + part->file.path + " differ, but both are the " +
                       what + "; one of them was expected.");
    }
    if (only == nullptr) only = part;
  }
  return only;
}

/// Returns the files whose names do not say a set, each once.
DatasetParts nameless(const DatasetParts& parts) {
  DatasetParts found;
  for (DatasetPart* part : parts) {
    const bool is_known = std::ranges::any_of(
        found, [&](const DatasetPart* other) { return are_equal(*part, *other); });
    if (!part->role.is_test && !is_known) found.push_back(part);
  }
  return found;
}

/// Sorts images, or tables, into the training and the test set: by name, else the larger is the
/// training set.
std::pair<Files, Files> sort_images(const DatasetParts& images, const std::string& what) {
  Files train{only_one(images, false, ("training " + what).c_str()), nullptr};
  Files test{only_one(images, true, ("test " + what).c_str()), nullptr};
  DatasetParts others = nameless(images);
  std::ranges::sort(others, [](const DatasetPart* a, const DatasetPart* b) {
    if (count_of(*a) != count_of(*b)) return count_of(*a) > count_of(*b);
    return a->file.path < b->file.path;
  });
  for (DatasetPart* part : others) {
    Files& files = train.images == nullptr ? train : test;
    if (files.images != nullptr) {
      throw InputError("There are more than two files of " + what + ", among them " +
                       files.images->file.path + " and " + part->file.path +
                       ", but one or a training and a test set were expected.");
    }
    files.images = part;
  }
  if (train.images == nullptr) std::swap(train, test);
  return {train, test};
}

/// Gives the sets their labels: by name, else by their number. Those that belong to no images are
/// strangers.
void add_labels(Files& train, Files& test, const DatasetParts& labels,
                std::vector<std::string>& strangers) {
  train.labels = only_one(labels, false, "training labels");
  test.labels = only_one(labels, true, "test labels");
  for (const DatasetPart* part : nameless(labels)) {
    const bool fits_train = train.labels == nullptr && count_of(*part) == count_of(*train.images);
    Files& files = fits_train || test.images == nullptr ? train : test;
    if (files.labels != nullptr) {
      throw InputError(files.labels->file.path + " and " + part->file.path +
                       " differ, but both hold labels; one of them was expected.");
    }
    files.labels = part;
  }
  if (test.images == nullptr) {
    // A set that is alone was perhaps found under the name of the test set.
    if (train.labels == nullptr) std::swap(train.labels, test.labels);
    if (test.labels != nullptr) strangers.push_back(test.labels->file.path);
  } else if ((train.labels == nullptr) != (test.labels == nullptr)) {
    throw InputError("Labels were found for only one of " + train.images->file.path + " and " +
                     test.images->file.path + ", but labels for both or neither were expected.");
  }
}

void transpose(ImageSet& images) {
  std::vector<std::uint8_t> turned(images.features());
  for (std::size_t i = 0; i < images.count(); ++i) {
    const auto image = std::span(images.pixels).subspan(i * images.features(), images.features());
    for (std::size_t row = 0; row < images.rows; ++row) {
      for (std::size_t column = 0; column < images.columns; ++column) {
        turned[column * images.rows + row] = image[row * images.columns + column];
      }
    }
    std::ranges::copy(turned, image.begin());
  }
  std::swap(images.rows, images.columns);
}

/// Throws InputError where there are more images than a data set has.
void check_count(std::size_t count, const std::string& path) {
  if (count <= most_images) return;
  throw InputError(path + " has " + std::to_string(count) + " images, but at most " +
                   std::to_string(most_images) + " were expected.");
}

/// Takes the next numbers of the texts for those of the set's labels.
void take_labels(Unnumbered& set, std::span<const std::uint8_t>& numbers) {
  for (const std::uint16_t index : set.labels.indices()) {
    set.images.labels.push_back(numbers[index]);
  }
  numbers = numbers.subspan(set.labels.texts().size());
}

/// Makes a data set of one or two sets whose labels are still texts.
Dataset number_labels(const std::string& name, Unnumbered train, std::optional<Unnumbered> test) {
  std::vector<std::string> texts = train.labels.texts();
  if (test) {
    const std::vector<std::string>& more = test->labels.texts();
    texts.insert(texts.end(), more.begin(), more.end());
  }
  ClassNumbers classes = number_classes(texts, name);
  std::span<const std::uint8_t> numbers = classes.labels;
  take_labels(train, numbers);
  if (test) take_labels(*test, numbers);
  Dataset dataset = test ? make_dataset(name, std::move(train.images), std::move(test->images))
                         : split_dataset(name, std::move(train.images));
  dataset.class_names = std::move(classes.names);
  return dataset;
}

/// Returns whether the images of a file are to be transposed.
bool is_transposed(const ReadOptions& options, const std::string& path) {
  return options.transpose.value_or(is_emnist(path));
}

std::string transposition_remark(const ReadOptions& options) {
  return options.transpose ? "The images were transposed."
                           : "The images were transposed, for EMNIST's are stored by columns.";
}

/// Names the classes of labelled images as EMNIST does, where they are EMNIST's.
void name_classes(Dataset& dataset, const std::string& path) {
  if (is_emnist(path) && !dataset.train.labels.empty()) {
    dataset.class_names = emnist_class_names(path);
  }
}

class ArrayAssembler {
 public:
  ArrayAssembler(const ReadOptions& options, const Files& train)
      : options_(options),
        train_(train.images->array()),
        scale_(pixel_scale(*train.images->array(), train.images->file.path)),
        is_transposed_(ae::is_transposed(options, train.images->file.path)) {}

  /// The images are used up.
  [[nodiscard]] Unnumbered read(const Files& files) const {
    const NumberArray& array = *files.images->array();
    const std::string& path = files.images->file.path;
    const ImageSize size = image_size(array, options_.size, path);
    check_count(array.shape.front(), path);
    const PixelScale scale = scale_for(array, path);
    Unnumbered set;
    set.images = {
        size.rows, size.columns, pixels_of(array, scale, std::move(files.images->file.bytes)), {}};
    if (is_transposed_) transpose(set.images);
    if (files.labels == nullptr) return set;
    const std::size_t labels = count_of(*files.labels);
    if (labels != set.images.count()) {
      throw InputError(files.labels->file.path + " has " + std::to_string(labels) + " labels but " +
                       path + " has " + std::to_string(set.images.count()) +
                       " images, and as many were expected.");
    }
    set.labels = label_texts(*files.labels->array(), files.labels->file.path);
    return set;
  }

  [[nodiscard]] std::vector<std::string> remarks() const {
    std::vector<std::string> remarks;
    if (!scale_.rule.empty()) remarks.push_back(scale_.rule);
    if (is_transposed_) remarks.push_back(transposition_remark(options_));
    return remarks;
  }

 private:
  /// Returns the one scale of both sets, unless their files are of different kinds. The values of
  /// each file are checked.
  [[nodiscard]] PixelScale scale_for(const NumberArray& array, const std::string& path) const {
    if (&array == train_) return scale_;
    const PixelScale own = pixel_scale(array, path);
    return array.type == train_->type ? scale_ : own;
  }

  const ReadOptions& options_;
  const NumberArray* train_;
  PixelScale scale_;
  bool is_transposed_;
};

ReadDataset assemble_arrays(const DatasetParts& parts, const ReadOptions& options,
                            std::vector<std::string>& strangers) {
  DatasetParts images;
  DatasetParts labels;
  for (DatasetPart* part : parts) (holds_images(*part) ? images : labels).push_back(part);
  auto [train, test] = sort_images(images, "images");
  add_labels(train, test, labels, strangers);
  const ArrayAssembler assembler(options, train);
  std::optional<Unnumbered> test_set;
  if (test.images != nullptr) test_set = assembler.read(test);
  ReadDataset result;
  result.dataset = number_labels(options.name, assembler.read(train), std::move(test_set));
  result.remarks = assembler.remarks();
  result.form = DataForm::arrays;
  result.is_transposed = is_transposed(options, train.images->file.path);
  name_classes(result.dataset, train.images->file.path);
  return result;
}

ReadDataset assemble_tables(const DatasetParts& parts, const ReadOptions& options,
                            std::vector<std::string>& strangers) {
  const auto [train, test] = sort_images(parts, "tables");
  const std::string& path = train.images->file.path;
  check_count(train.images->table()->rows(), path);
  const TablePlan plan(*train.images->table(), options.label, options.size, path);
  Unnumbered train_set{plan.images(*train.images->table(), path),
                       plan.labels(*train.images->table(), path)};
  std::optional<Unnumbered> test_set;
  if (test.images != nullptr) {
    const std::string& test_path = test.images->file.path;
    const Table& table = *test.images->table();
    check_count(table.rows(), test_path);
    test_set = {plan.images(table, test_path), plan.labels(table, test_path)};
    // As in Kaggle's competitions, whose test sets have no labels.
    if (test_set->labels.empty() && !train_set.labels.empty()) {
      strangers.push_back(test_path);
      test_set.reset();
    }
  }
  ReadDataset result;
  result.form = DataForm::table;
  result.remarks = plan.remarks();
  result.label = plan.label_name();
  result.is_transposed = plan.are_images() && is_transposed(options, path);
  if (result.is_transposed) {
    transpose(train_set.images);
    if (test_set) transpose(test_set->images);
    result.remarks.push_back(transposition_remark(options));
  }
  result.dataset = number_labels(options.name, std::move(train_set), std::move(test_set));
  for (const TableColumn& column : train.images->table()->columns) {
    if (!column.name.empty()) result.columns.push_back(column.name);
  }
  name_classes(result.dataset, path);
  return result;
}

}  // namespace

ReadDataset assemble_dataset(std::vector<DatasetPart> parts, const ReadOptions& options,
                             std::vector<std::string>& strangers) {
  const DatasetParts chosen = choose_dataset(parts, strangers);
  return chosen.front()->array() != nullptr ? assemble_arrays(chosen, options, strangers)
                                            : assemble_tables(chosen, options, strangers);
}

}  // namespace ae
