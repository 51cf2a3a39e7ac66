#include "data/emnist.hpp"

#include <string_view>

#include "base/text.hpp"

namespace ae {

std::vector<std::string> emnist_class_names(const std::string& path) {
  // The classes by label. Letters are counted from 1; in the merged sets, small letters that look
  // like their capitals are of the same class.
  constexpr std::string_view letters = "-ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  constexpr std::string_view merged = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabdefghnqrt";
  constexpr std::string_view all = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  const std::string name = lower_case(path);
  const auto says = [&](std::string_view word) { return name.find(word) != std::string::npos; };
  std::string_view classes;
  if (says("letters")) classes = letters;
  if (says("balanced") || says("bymerge")) classes = merged;
  if (says("byclass")) classes = all;
  std::vector<std::string> names;
  for (const char letter : classes) names.emplace_back(1, letter);
  return names;
}

}  // namespace ae
