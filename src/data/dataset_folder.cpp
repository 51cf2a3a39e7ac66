#include "data/dataset_folder.hpp"

#include <optional>
#include <system_error>
#include <vector>

#include "base/error.hpp"
#include "data/idx.hpp"
#include "io/atomic_file.hpp"
#include "io/gzip.hpp"

namespace ae {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t largest_dataset_file = std::size_t{1}
                                             << 30;  // 1 GiB; MNIST's largest file has 47 MB

struct Names {
  std::string images;
  std::string labels;
};
const Names train_file{"train-images-idx3-ubyte", "train-labels-idx1-ubyte"};
const Names test_file{"t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte"};

std::string with_dot(std::string name) {
  name[name.rfind("-idx")] = '.';
  return name;
}

std::optional<fs::path> find(const fs::path& folder, const std::string& name) {
  for (const std::string& candidate :
       {name, with_dot(name), name + ".gz", with_dot(name) + ".gz"}) {
    std::error_code error;
    if (fs::exists(folder / candidate, error)) return folder / candidate;
  }
  return std::nullopt;
}

std::vector<std::uint8_t> read_unpacked(const fs::path& path) {
  std::vector<std::uint8_t> bytes = read_file(path, largest_dataset_file);
  return path.extension() == ".gz" ? gunzip(bytes, path.string(), largest_dataset_file) : bytes;
}

ImageSet load_set(const fs::path& folder, const Names& names) {
  const std::optional<fs::path> images_path = find(folder, names.images);
  if (!images_path) {
    throw InputError("the folder " + folder.string() + " has no " + names.images + " (nor " +
                     with_dot(names.images) + ", nor either with .gz)");
  }
  ImageSet images = parse_idx_images(read_unpacked(*images_path), images_path->string());
  const std::optional<fs::path> labels_path = find(folder, names.labels);
  if (!labels_path) return images;
  return with_labels(std::move(images), images_path->string(),
                     parse_idx_labels(read_unpacked(*labels_path), labels_path->string()),
                     labels_path->string());
}

void write_set(const ImageSet& images, const fs::path& folder, const Names& names) {
  write_file_atomically(folder / names.images, serialize_idx_images(images));
  if (!images.labels.empty()) {
    write_file_atomically(folder / names.labels, serialize_idx_labels(images.labels));
  }
}

}  // namespace

Dataset load_dataset_folder(const fs::path& folder) {
  std::error_code error;
  if (!fs::is_directory(folder, error)) {
    throw InputError(folder.string() +
                     (fs::exists(folder, error) ? " is no folder" : " does not exist") +
                     ", and a folder of IDX files was expected");
  }
  ImageSet train = load_set(folder, train_file);
  return make_dataset(folder.string(), std::move(train), load_set(folder, test_file));
}

void write_dataset_folder(const Dataset& dataset, const fs::path& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) {
    throw RunError("cannot make the folder " + folder.string() + ": " + error.message());
  }
  write_set(dataset.train, folder, train_file);
  write_set(dataset.test, folder, test_file);
}

}  // namespace ae
