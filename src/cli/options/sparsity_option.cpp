#include "cli/options/sparsity_option.hpp"

#include <cmath>

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

}  // namespace ae::cli
