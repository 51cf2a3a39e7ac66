#include "cli/options/corruption_option.hpp"

#include <string_view>

#include "autoencoder/configuration_names.hpp"
#include "base/error.hpp"
#include "cli/options/name_and_numbers.hpp"

namespace ae::cli {

Corruption parse_corruption(const std::string& text) {
  constexpr std::string_view unclipped = ":unclipped";
  const bool clip = !text.ends_with(unclipped);
  const std::string_view rest =
      std::string_view(text).substr(0, text.size() - (clip ? 0 : unclipped.size()));
  if (const auto parsed = parse_name_and_numbers(rest)) {
    const auto kind = value_named<CorruptionKind>(parsed->name);
    const std::size_t amounts = kind == CorruptionKind::none ? 0 : 1;
    if (kind && parsed->numbers.size() == amounts && (clip || kind == CorruptionKind::gaussian)) {
      return {*kind, amounts == 0 ? 0 : parsed->numbers.front(), clip};
    }
  }
  throw InputError("--corruption is \"" + text +
                   "\", but must be none, or gaussian, masking, salt_and_pepper or block with an "
                   "amount, as in gaussian:0.4 or gaussian:0.4:unclipped.");
}

TrainingConfiguration with_corruption(TrainingConfiguration training, const std::string& text) {
  training.corruption = parse_corruption(text);
  // Its family stays plain: a denoising model may well be looked at without noise.
  Configuration with_this;
  with_this.training.corruption = training.corruption;
  validate(with_this);
  return training;
}

}  // namespace ae::cli
