#include "cli/options/named_data.hpp"

#include <system_error>
#include <utility>

#include "base/error.hpp"
#include "data/dataset_files.hpp"
#include "data/mnist_sample.hpp"
#include "data/public_datasets.hpp"
#include "io/atomic_file.hpp"

namespace ae::cli {
namespace {

namespace fs = std::filesystem;

const std::string sample_file = "mnist-10000/mnist-10000.npz";
constexpr std::size_t largest_sample = 16'000'000;

/// The set-up leaves data in the project's folder; the program is mostly run from elsewhere.
const fs::path project_data = AE_PROJECT_DATA;

}  // namespace

NamedData::NamedData(std::vector<fs::path> folders) : folders_(std::move(folders)) {}
NamedData::NamedData() : NamedData({"data", project_data}) {}

bool NamedData::has_mnist() const { return find("mnist") || find(sample_file); }

std::optional<fs::path> NamedData::find(const std::string& name) const {
  for (const fs::path& folder : folders_) {
    std::error_code unreadable;
    if (fs::exists(folder / name, unreadable)) return folder / name;
  }
  return std::nullopt;
}

fs::path NamedData::found(const std::string& word, const std::vector<std::string>& names,
                          const std::string& advice) const {
  std::string places;
  for (const std::string& name : names) {
    if (const auto place = find(name)) return *place;
    for (const fs::path& folder : folders_) {
      places += (places.empty() ? "" : ", ") + (folder / name).string();
    }
  }
  throw InputError("--data is \"" + word + "\", but there is none of " + places + "; " + advice);
}

std::optional<NamedDataset> NamedData::load(const std::string& word) const {
  if (word == "fashion") {
    LoadedDataset loaded = load_dataset_files(
        found(word, {"fashion"}, "\"npm run fetch-fashion\" fetches Fashion-MNIST."));
    return NamedDataset{as_fashion(std::move(loaded.dataset)), std::move(loaded.files)};
  }
  if (word != "mnist" && word != "mnist:10000" && word != "mnist:70000") return std::nullopt;
  std::vector<std::string> names;
  if (word != "mnist:10000") names.emplace_back("mnist");
  if (word != "mnist:70000") names.push_back(sample_file);
  const std::string whole = "\"npm run fetch-mnist\" fetches the whole of MNIST";
  const std::string sample =
      "\"node scripts/setup/setup.mjs\" in the project's folder makes the 10,000 images of MNIST";
  const fs::path place = found(word, names,
                               (word == "mnist:70000"   ? whole
                                : word == "mnist:10000" ? sample
                                                        : whole + ", " + sample) +
                                   ".");
  if (place.filename() == "mnist") {
    LoadedDataset loaded = load_dataset_files(place);
    return NamedDataset{as_mnist(std::move(loaded.dataset)), std::move(loaded.files)};
  }
  return NamedDataset{read_mnist_sample(read_file(place, largest_sample), place.string()), {place}};
}

}  // namespace ae::cli
