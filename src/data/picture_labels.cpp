#include "data/picture_labels.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "base/text.hpp"

namespace ae {
namespace {

using Chain = std::vector<std::string>;

Chain folders_of(const std::string& path) {
  Chain chain;
  std::size_t begin = 0;
  for (std::size_t end = path.find('/'); end != std::string::npos; end = path.find('/', begin)) {
    chain.push_back(path.substr(begin, end - begin));
    begin = end + 1;
  }
  return chain;
}

std::vector<Chain> all_folders(std::span<const std::string> paths) {
  std::vector<Chain> chains;
  std::ranges::transform(paths, std::back_inserter(chains), folders_of);
  return chains;
}

/// Returns the number of folders that all chains begin with.
std::size_t shared_depth(const std::vector<Chain>& chains) {
  if (chains.empty()) return 0;
  const Chain& first = chains.front();
  std::size_t depth = 0;
  while (depth < first.size() && std::ranges::all_of(
                                     chains,
                                     [&](const Chain& chain) {
                                       return chain.size() > depth && chain[depth] == first[depth];
                                     })) {
    ++depth;
  }
  return depth;
}

bool is_name_of_split(const std::string& name) {
  constexpr std::array names = {"train", "training", "test",      "testing",
                                "val",   "valid",    "validation"};
  return std::ranges::find(names, lower_case(name)) != names.end();
}

using Names = std::vector<std::string>;

std::size_t different_in(const Names& names) {
  return std::set<std::string>(names.begin(), names.end()).size();
}

bool has_empty(const Names& names) {
  return std::ranges::any_of(names, [](const std::string& name) { return name.empty(); });
}

/// Returns the first folders below those that all files share.
std::optional<Names> names_by_folder(std::span<const std::string> paths) {
  const std::vector<Chain> chains = all_folders(paths);
  const std::size_t depth = shared_depth(chains);
  const auto folder = [](const Chain& chain, std::size_t level) {
    return level < chain.size() ? chain[level] : std::string();
  };
  const bool is_split = std::ranges::all_of(
      chains, [&](const Chain& chain) { return is_name_of_split(folder(chain, depth)); });
  Names names;
  for (const Chain& chain : chains) names.push_back(folder(chain, is_split ? depth + 1 : depth));
  if (has_empty(names)) return std::nullopt;
  return names;
}

/// Returns what stands before the number in names such as "cat-12.png", "cat (3).png" or
/// "cat12.png", or nothing.
std::string prefix_of(const std::string& path) {
  std::string name = path.substr(path.rfind('/') + 1);
  name = name.substr(0, name.rfind('.'));
  const std::size_t separator = name.find_first_of("-_ .");
  if (separator != std::string::npos && separator > 0) return name.substr(0, separator);
  const auto first_digit = std::ranges::find_if(name, is_digit);
  const bool ends_in_number =
      first_digit != name.end() && std::all_of(first_digit, name.end(), is_digit);
  return ends_in_number ? std::string(name.begin(), first_digit) : std::string();
}

std::optional<Names> names_by_prefix(std::span<const std::string> paths) {
  Names names;
  std::ranges::transform(paths, std::back_inserter(names), prefix_of);
  const std::size_t different = different_in(names);
  if (different < 2 || 2 * different > paths.size() || has_empty(names)) return std::nullopt;
  return names;
}

}  // namespace

std::optional<std::string> common_folder(std::span<const std::string> paths) {
  const std::vector<Chain> chains = all_folders(paths);
  const std::size_t depth = shared_depth(chains);
  if (depth == 0) return std::nullopt;
  return chains.front()[depth - 1];
}

std::optional<ClassNumbers> labels_from_paths(std::span<const std::string> paths) {
  auto names = names_by_folder(paths);
  if (!names) names = names_by_prefix(paths);
  if (!names || different_in(*names) > most_classes) return std::nullopt;
  return number_classes(*names, "the pictures");
}

}  // namespace ae
