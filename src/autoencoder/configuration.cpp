#include "autoencoder/configuration.hpp"

#include <sstream>

#include "autoencoder/configuration_names.hpp"
#include "error.hpp"

namespace ae {
namespace {

template <typename Value>
void require(bool allowed, const std::string& key, const Value& found,
             const std::string& expected) {
  if (allowed) return;
  std::ostringstream sentence;
  sentence << key << " is " << found << ", but must be " << expected << '.';
  throw InputError(sentence.str());
}

void require_whole(Index value, Index low, Index high, const std::string& key) {
  require(value >= low && value <= high, key, value,
          "a whole number from " + std::to_string(low) + " to " + std::to_string(high));
}

/// In 64 bits, because the widths are not yet known to be small enough for Index.
std::uint64_t parameter_count(const ModelConfiguration& model) {
  std::uint64_t count = 0;
  auto inputs = static_cast<std::uint64_t>(model.features());
  const auto add = [&](Index width) {
    const auto outputs = static_cast<std::uint64_t>(width);
    count += 2 * inputs * outputs + inputs + outputs;  // the encoder's layer and its mirror
    inputs = outputs;
  };
  for (const Index width : model.encoder) add(width);
  add(model.code);
  return count;
}

void validate(const ModelConfiguration& model) {
  require_whole(model.input[0], 1, 4096, "model.input[0]");
  require_whole(model.input[1], 1, 4096, "model.input[1]");
  require(model.encoder.size() <= maximum_hidden_layers, "model.encoder",
          "a list of " + std::to_string(model.encoder.size()) + " layers",
          "a list of at most " + std::to_string(maximum_hidden_layers));
  for (std::size_t i = 0; i < model.encoder.size(); ++i) {
    require_whole(model.encoder[i], 1, maximum_width, "model.encoder[" + std::to_string(i) + "]");
  }
  require_whole(model.code, 1, maximum_width, "model.code");

  const std::uint64_t parameters = parameter_count(model);
  require(parameters <= maximum_parameters, "model",
          "a network of " + std::to_string(parameters) + " parameters",
          "one of at most " + std::to_string(maximum_parameters));
}

void validate(const Corruption& corruption) {
  const bool gaussian = corruption.kind == CorruptionKind::gaussian;
  const double highest = gaussian ? 10.0 : 1.0;
  require(corruption.amount >= 0 && corruption.amount <= highest, "training.corruption.amount",
          corruption.amount,
          gaussian ? "a standard deviation from 0 to 10" : "a share of the pixels from 0 to 1");
}

void validate(const TrainingConfiguration& training) {
  const OptimizerConfiguration& optimizer = training.optimizer;
  require(optimizer.learning_rate > 0 && optimizer.learning_rate <= maximum_learning_rate,
          "training.learning_rate", optimizer.learning_rate, "a number above 0 and at most 1e+38");
  require(optimizer.momentum >= 0 && optimizer.momentum < 1, "training.momentum",
          optimizer.momentum, "a number from 0 to below 1");
  require_whole(training.batch_size, 1, 65536, "training.batch_size");
  require_whole(training.epochs, 0, 1'000'000, "training.epochs");
  require(training.seed <= maximum_seed, "training.seed", training.seed,
          "a whole number from 0 to " + std::to_string(maximum_seed));
  validate(training.corruption);
}

}  // namespace

void validate(const Configuration& configuration) {
  const ModelConfiguration& model = configuration.model;
  const TrainingConfiguration& training = configuration.training;
  validate(model);
  validate(training);
  require(training.loss != Loss::bce || model.output_activation == Activation::sigmoid,
          "model.output_activation", name_of(model.output_activation),
          "sigmoid where training.loss is bce");
  require(model.family != Family::denoising || training.corruption.kind != CorruptionKind::none,
          "training.corruption.kind", "none",
          "gaussian, masking or salt_and_pepper where model.family is denoising");
}

void fill_in_family_defaults(Configuration& configuration) {
  Corruption& corruption = configuration.training.corruption;
  if (configuration.model.family == Family::denoising && corruption.kind == CorruptionKind::none) {
    corruption = {CorruptionKind::gaussian, 0.4};
  }
}

}  // namespace ae
