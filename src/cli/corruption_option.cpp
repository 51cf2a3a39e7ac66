#include "cli/corruption_option.hpp"

#include <charconv>
#include <string_view>

#include "autoencoder/configuration_names.hpp"
#include "error.hpp"

namespace ae::cli {

Corruption parse_corruption(const std::string& text) {
  const std::size_t colon = text.find(':');
  const std::string_view name = std::string_view(text).substr(0, colon);
  const std::optional<CorruptionKind> kind = value_named<CorruptionKind>(name);
  const bool has_amount = colon != std::string::npos;
  double amount = 0;
  bool understood = kind && has_amount == (*kind != CorruptionKind::none);
  if (understood && has_amount) {
    const char* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data() + colon + 1, end, amount);
    understood = error == std::errc() && stop == end;
  }
  if (!understood) {
    throw InputError("--corruption is \"" + text +
                     "\", but must be none, or gaussian, masking or salt_and_pepper with an "
                     "amount, as in gaussian:0.4.");
  }
  return {*kind, amount};
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
