#include "data/dataset_choice.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "base/error.hpp"
#include "base/text.hpp"
#include "data/array_images.hpp"

namespace ae {
namespace {

/// Throws InputError where an array's shape contradicts what its name says.
void check_shape(const DatasetPart& part) {
  const NumberArray* const array = part.array();
  if (array == nullptr || !part.role.is_labels) return;
  const auto refuse = [&](const std::string& problem) {
    throw InputError(part.file.path + " holds " + problem);
  };
  if (*part.role.is_labels && !has_shape_of_labels(*array)) {
    refuse(shape_text(array->shape) + " " + std::string(words_for(array->type)) +
           ", but labels, one for each image, were expected under that name.");
  }
  if (!*part.role.is_labels && array->shape.size() == 1) {
    refuse("labels, as it seems, for it has but one dimension of " + shape_text(array->shape) +
           " " + std::string(words_for(array->type)) +
           ", but images were expected under that name.");
  }
}

/// Removes the parts that say again what another one says, such as a data set in another format.
void remove_copies(std::vector<DatasetPart>& parts) {
  // The column names that a copy lacks are worth keeping.
  std::ranges::sort(parts, [](const DatasetPart& a, const DatasetPart& b) {
    const auto has_names = [](const DatasetPart& part) {
      return part.table() != nullptr && part.table()->has_names();
    };
    if (has_names(a) != has_names(b)) return has_names(a);
    return a.file.path < b.file.path;
  });
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const auto is_copy = [&](const DatasetPart& part) {
      return part.role.is_test == parts[i].role.is_test &&
             holds_labels(part) == holds_labels(parts[i]) && are_equal(part, parts[i]);
    };
    const auto rest = parts.begin() + static_cast<std::ptrdiff_t>(i) + 1;
    parts.erase(std::remove_if(rest, parts.end(), is_copy), parts.end());
  }
}

/// Moves the parts for which `is_stranger` holds out of the set.
template <typename IsStranger>
void pass_over(DatasetParts& set, std::vector<std::string>& strangers,
               const IsStranger& is_stranger) {
  std::erase_if(set, [&](const DatasetPart* part) {
    if (!is_stranger(*part)) return false;
    strangers.push_back(part->file.path);
    return true;
  });
}

bool has_any(const DatasetParts& set, bool (*holds)(const DatasetPart&)) {
  return std::ranges::any_of(set, [&](const DatasetPart* part) { return holds(*part); });
}

bool is_table(const DatasetPart& part) { return part.table() != nullptr; }

/// How likely a set of files is the data set that was meant. A list of classes beside images is not
/// to be taken for data.
int rank_of(const DatasetParts& set) {
  if (has_any(set, holds_images)) return has_any(set, holds_labels) ? 3 : 2;
  return has_any(set, is_table) ? 1 : 0;
}

/// Returns the one set of the highest rank. Those of lower ranks are strangers.
DatasetParts best_set(const std::map<std::string, DatasetParts>& sets,
                      std::vector<std::string>& strangers) {
  int best = 0;
  for (const auto& [name, set] : sets) best = std::max(best, rank_of(set));
  if (best == 0) {
    const std::string& path =
        sets.empty() ? strangers.back() : sets.begin()->second.front()->file.path;
    throw InputError(path + " holds labels or a number alone, but images were expected.");
  }
  std::vector<std::string> names;
  const DatasetParts* chosen = nullptr;
  for (const auto& [name, set] : sets) {
    if (rank_of(set) == best) {
      names.push_back(name.empty() ? set.front()->file.path : name);
      chosen = &set;
    } else {
      for (const DatasetPart* part : set) strangers.push_back(part->file.path);
    }
  }
  if (names.size() > 1) {
    throw InputError("There are several data sets, " + listed(names) +
                     ", but one was expected; open the files of one of them.");
  }
  return *chosen;
}

}  // namespace

DatasetParts choose_dataset(std::vector<DatasetPart>& parts, std::vector<std::string>& strangers) {
  for (const DatasetPart& part : parts) check_shape(part);
  remove_copies(parts);
  std::map<std::string, DatasetParts> sets;
  for (DatasetPart& part : parts) {
    const bool is_one_number = part.array() != nullptr && part.array()->shape.empty();
    if (is_one_number) {
      strangers.push_back(part.file.path);
    } else {
      sets[part.role.set].push_back(&part);
    }
  }
  DatasetParts set = best_set(sets, strangers);
  const bool has_images = has_any(set, holds_images);
  pass_over(set, strangers, [&](const DatasetPart& part) { return is_table(part) == has_images; });
  const bool has_test = std::ranges::any_of(set, [](const DatasetPart* part) {
    return part->role.is_test == true && !part->role.is_validation && !holds_labels(*part);
  });
  pass_over(set, strangers,
            [&](const DatasetPart& part) { return has_test && part.role.is_validation; });
  return set;
}

}  // namespace ae
