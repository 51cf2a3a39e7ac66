#include "cli/options/family_options.hpp"

#include <cmath>
#include <string_view>

#include "autoencoder/configuration_names.hpp"
#include "base/error.hpp"
#include "cli/options/name_and_numbers.hpp"

namespace ae::cli {

void parse_sparsity(const std::string& text, Sparsity& sparsity) {
  const auto parsed = parse_name_and_numbers(text);
  const auto kind = parsed ? value_named<SparsityKind>(parsed->name) : std::nullopt;
  const std::size_t wanted = kind == SparsityKind::kl ? 2 : 1;
  const bool understood = kind && parsed->numbers.size() == wanted;
  const bool is_count = understood && parsed->numbers[0] == std::floor(parsed->numbers[0]) &&
                        std::abs(parsed->numbers[0]) <= static_cast<double>(maximum_width);
  if (!understood || (kind == SparsityKind::topk && !is_count)) {
    throw InputError("--sparsity is \"" + text +
                     "\", but must be l1 with a weight, kl with a weight and a target, or topk "
                     "with a whole number, as in l1:0.0001, kl:0.01:0.05 or topk:8.");
  }
  sparsity.kind = *kind;
  if (kind == SparsityKind::topk) {
    sparsity.active = static_cast<Index>(parsed->numbers[0]);
    return;
  }
  sparsity.weight = parsed->numbers[0];
  if (kind == SparsityKind::kl) sparsity.target = parsed->numbers[1];
}

std::vector<Activation> parse_activations(const std::string& text) {
  std::vector<Activation> activations;
  std::string_view rest = text;
  while (!rest.empty()) {
    const std::string_view name = rest.substr(0, rest.find(','));
    const auto activation = value_named<Activation>(name);
    const bool ends_in_comma = name.size() + 1 == rest.size();
    if (!activation || ends_in_comma) {
      throw InputError("--layer-activations is \"" + text +
                       "\", but must be names with commas between them, each " +
                       allowed_names<Activation>() + ".");
    }
    activations.push_back(*activation);
    rest.remove_prefix(name.size() < rest.size() ? name.size() + 1 : name.size());
  }
  return activations;
}

}  // namespace ae::cli
