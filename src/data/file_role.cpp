#include "data/file_role.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "base/text.hpp"

namespace ae {
namespace {

std::vector<std::string> split(const std::string& text, std::string_view separators) {
  std::vector<std::string> parts;
  std::size_t start = 0;
  while (start < text.size()) {
    const std::size_t end = std::min(text.find_first_of(separators, start), text.size());
    if (end > start) parts.push_back(text.substr(start, end - start));
    start = end + 1;
  }
  return parts;
}

bool is_one_of(const std::string& word, std::initializer_list<std::string_view> words) {
  return std::ranges::find(words, word) != words.end();
}

bool is_validation(const std::string& word) {
  return is_one_of(word, {"val", "valid", "validation", "eval"});
}

/// Returns whether a word says "test set", "training set" or neither.
std::optional<bool> test_in(const std::string& word) {
  const bool is_short = word.size() <= 6;  // "xtrain", but not "contest"
  if (word == "t10k" || is_validation(word) || word.starts_with("test") ||
      (is_short && word != "latest" && word.ends_with("test"))) {
    return true;
  }
  if (word.starts_with("train") || (is_short && word.ends_with("train"))) return false;
  return std::nullopt;
}

std::optional<bool> labels_in(const std::string& word) {
  if (is_one_of(word, {"y", "label", "labels", "target", "targets", "ytrain", "ytest"}))
    return true;
  if (is_one_of(word, {"x", "image", "images", "img", "imgs", "pixels", "xtrain", "xtest"})) {
    return false;
  }
  return std::nullopt;
}

bool is_of_format(const std::string& word) {
  return word.starts_with("idx") || word.starts_with("arr") ||
         is_one_of(word,
                   {"ubyte", "int", "gz", "npy", "npz", "csv", "tsv", "txt", "data", "raw"}) ||
         word.find_first_not_of("0123456789") == std::string::npos;
}

}  // namespace

FileRole role_of(const std::string& path) {
  std::vector<std::string> folders = split(lower_case(path), "/\\");
  if (folders.empty()) return {};
  std::string name = folders.back();
  folders.pop_back();
  // What NumPy packed together is told apart by the names within.
  if (!folders.empty() && folders.back().ends_with(".npz")) {
    name = folders.back() + '.' + name;
    folders.pop_back();
  }
  FileRole role;
  for (const std::string& word : split(name, "-_. ()")) {
    const std::optional<bool> is_test = test_in(word);
    const std::optional<bool> is_labels = labels_in(word);
    if (is_test) role.is_test = is_test;
    if (is_validation(word)) role.is_validation = true;
    if (is_labels) role.is_labels = is_labels;
    if (is_test || is_labels || is_of_format(word)) continue;
    role.set += (role.set.empty() ? "" : "-") + word;
  }
  for (const std::string& folder : folders) {
    for (const std::string& word : split(folder, "-_. ()")) {
      if (role.is_test) continue;
      role.is_test = test_in(word);
      role.is_validation = is_validation(word);
    }
  }
  return role;
}

bool is_byproduct(const std::string& path) {
  return std::ranges::any_of(split(lower_case(path), "/\\"), [](const std::string& part) {
    return (part.starts_with('.') && part != "." && part != "..") ||
           is_one_of(part, {"__macosx", "thumbs.db", "desktop.ini"});
  });
}

bool has_name_of_data(const std::string& path) {
  const std::string name = lower_case(path);
  constexpr std::array<std::string_view, 9> signs = {"ubyte", "idx",  ".gz",  ".npz", ".npy",
                                                     ".csv",  ".zip", ".tsv", ".data"};
  return std::ranges::any_of(
      signs, [&](std::string_view sign) { return name.find(sign) != std::string::npos; });
}

bool is_emnist(const std::string& path) {
  return lower_case(path).find("emnist") != std::string::npos;
}

}  // namespace ae
