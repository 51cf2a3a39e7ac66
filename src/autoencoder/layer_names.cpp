#include "autoencoder/layer_names.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <vector>

#include "base/text.hpp"

namespace ae {
namespace {

bool is_upper(char letter) { return letter >= 'A' && letter <= 'Z'; }
bool is_lower(char letter) { return letter >= 'a' && letter <= 'z'; }
char lowered(char letter) {
  return is_upper(letter) ? static_cast<char>(letter - 'A' + 'a') : letter;
}

/// The words of a name in small letters: "fc", "log" and "var" of "fcLogVar" and "fc2.log_var".
std::vector<std::string> words_of(std::string_view name) {
  std::vector<std::string> words;
  bool begins = true;
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (!is_upper(name[i]) && !is_lower(name[i])) {
      begins = true;
      continue;
    }
    if (begins || (i > 0 && is_upper(name[i]) && is_lower(name[i - 1]))) words.emplace_back();
    begins = false;
    words.back() += lowered(name[i]);
  }
  return words;
}

bool has_one_of(const std::vector<std::string>& words, std::span<const std::string_view> wanted) {
  return std::ranges::any_of(
      wanted, [&](std::string_view word) { return std::ranges::find(words, word) != words.end(); });
}

/// The end of the run of digits that begins at `begin`.
std::size_t digits_end(std::string_view name, std::size_t begin) {
  while (begin < name.size() && is_digit(name[begin])) ++begin;
  return begin;
}

/// The digits without zeros in front: of two such numbers the shorter, or the one that sorts first,
/// is the smaller.
std::string_view number_at(std::string_view name, std::size_t begin) {
  const std::size_t end = digits_end(name, begin);
  while (begin + 1 < end && name[begin] == '0') ++begin;
  return name.substr(begin, end - begin);
}

}  // namespace

NamedHalf half_in(std::string_view name) {
  NamedHalf half = NamedHalf::unsaid;
  for (const std::string& word : words_of(name)) {
    if (word.starts_with("enc")) half = NamedHalf::encoder;
    if (word.starts_with("dec")) half = NamedHalf::decoder;
  }
  return half;
}

HeadPart head_part_in(std::string_view name) {
  constexpr std::array<std::string_view, 4> means = {"mu", "mean", "means", "loc"};
  constexpr std::array<std::string_view, 5> variances = {"logvar", "logvariance", "var", "variance",
                                                         "lnvar"};
  constexpr std::array<std::string_view, 2> log_deviations = {"logstd", "logsigma"};
  constexpr std::array<std::string_view, 5> deviations = {"std", "sigma", "stddev", "scale", "sd"};
  constexpr std::array<std::string_view, 2> logarithm = {"log", "ln"};
  const std::vector<std::string> words = words_of(name);
  if (has_one_of(words, variances)) return HeadPart::log_variance;
  if (has_one_of(words, log_deviations)) return HeadPart::log_deviation;
  if (has_one_of(words, deviations)) {
    return has_one_of(words, logarithm) ? HeadPart::log_deviation : HeadPart::deviation;
  }
  return has_one_of(words, means) ? HeadPart::mean : HeadPart::none;
}

bool are_numbered_as_pair(std::string_view first, std::string_view second) {
  if (first.size() < 3 || first.size() != second.size()) return false;
  const std::size_t last = first.size() - 1;
  if (first.substr(0, last) != second.substr(0, last)) return false;
  const bool counts = (first[last] == '1' && second[last] == '2') ||
                      (lowered(first[last]) == 'a' && lowered(second[last]) == 'b');
  const std::size_t before = first[last - 1] == '_' ? last - 2 : last - 1;
  // In nn.Sequential, 21 and 22 come one after the other.
  const std::string_view own = first.substr(module_of(first).size());
  const bool is_plain_number = digits_end(own, own.starts_with('.') ? 1 : 0) == own.size();
  return counts && is_digit(first[before]) && !is_plain_number;
}

bool reads_before(std::string_view a, std::string_view b) {
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < a.size() && j < b.size()) {
    if (is_digit(a[i]) && is_digit(b[j])) {
      const std::string_view number = number_at(a, i);
      const std::string_view other = number_at(b, j);
      if (number.size() != other.size()) return number.size() < other.size();
      if (number != other) return number < other;
      i = digits_end(a, i);
      j = digits_end(b, j);
    } else {
      if (a[i] != b[j]) return a[i] < b[j];
      ++i;
      ++j;
    }
  }
  if (i < a.size() || j < b.size()) return j < b.size();
  return a < b;
}

std::string_view module_of(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  return dot == std::string_view::npos ? std::string_view() : name.substr(0, dot);
}

std::string neighbour_of(std::string_view name, int step) {
  const std::string_view module = module_of(name);
  const std::size_t begin = module.empty() ? 0 : module.size() + 1;
  constexpr std::size_t most_digits = 8;
  const std::size_t digits = name.size() - begin;
  if (digits == 0 || digits > most_digits || digits_end(name, begin) != name.size()) return {};
  const int number = std::stoi(std::string(name.substr(begin))) + step;
  if (number < 0) return {};
  return std::string(name.substr(0, begin)) + std::to_string(number);
}

}  // namespace ae
