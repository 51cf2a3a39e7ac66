#include "autoencoder/configuration.hpp"

#include "autoencoder/configuration_names.hpp"
#include "base/error.hpp"
#include "base/shown_number.hpp"

namespace ae {
namespace {

void require(bool allowed, const std::string& key, const std::string& found,
             const std::string& expected) {
  if (!allowed) throw InputError(key + " is " + found + ", but must be " + expected + ".");
}

void require_number(double value, double low, double high, const std::string& key,
                    const std::string& what = "a number") {
  require(value >= low && value <= high, key, shown(value),
          what + " from " + shown(low) + " to " + shown(high));
}

void require_whole(Index value, Index low, Index high, const std::string& key,
                   const std::string& where = "") {
  require(value >= low && value <= high, key, std::to_string(value),
          "a whole number from " + std::to_string(low) + " to " + std::to_string(high) + where);
}

/// In 64 bits, because the widths are not yet known to be small enough for Index.
std::uint64_t parameter_count(const ModelConfiguration& model) {
  std::uint64_t count = 0;
  auto inputs = static_cast<std::uint64_t>(model.features());
  const auto add = [&](Index width) {
    const auto outputs = static_cast<std::uint64_t>(width);
    const std::uint64_t matrices = model.tied_weights ? 1 : 2;
    count += matrices * inputs * outputs + inputs + outputs;  // the encoder's layer and its mirror
    inputs = outputs;
  };
  for (const Index width : model.encoder) add(width);
  if (model.family == Family::variational) {
    count += (inputs + 1) * static_cast<std::uint64_t>(model.code);  // the log variances
  }
  add(model.code);
  return count;
}

/// The parameters of every family are held to their ranges, whichever family is chosen: a value
/// that is wrong is not found only when the family is changed.
void validate_family(const ModelConfiguration& model) {
  require_number(model.sparsity.weight, 0, maximum_term_weight, "model.sparsity.weight");
  require(model.sparsity.target > 0 && model.sparsity.target < 1, "model.sparsity.target",
          shown(model.sparsity.target), "a mean activation above 0 and below 1");
  require_whole(model.sparsity.active, 1, maximum_width, "model.sparsity.active");
  require_number(model.contraction.weight, 0, maximum_term_weight, "model.contraction.weight");
  require_whole(model.contraction.projections, 0, maximum_projections,
                "model.contraction.projections");
  require_number(model.beta, 0, maximum_term_weight, "model.beta");
  require_whole(model.warm_up_epochs, 0, 1'000'000, "model.warm_up_epochs");

  const bool sparse = model.family == Family::sparse;
  require(!sparse || model.sparsity.kind != SparsityKind::kl ||
              model.code_activation == Activation::sigmoid,
          "model.code_activation", name_of(model.code_activation),
          "sigmoid where model.sparsity.kind is kl");
  if (model.family == Family::contractive && !model.encoder.empty()) {
    require_whole(model.encoder[0], 1, maximum_contractive_width, "model.encoder[0]",
                  " where model.family is contractive");
  }
  const bool variational = model.family == Family::variational;
  require(!variational || model.code_activation == Activation::linear, "model.code_activation",
          name_of(model.code_activation), "linear where model.family is variational");
  require(!variational || !model.tied_weights, "model.tied_weights", "true",
          "false where model.family is variational, whose code has two matrices");
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
  require(model.layer_activations.empty() || model.layer_activations.size() == model.encoder.size(),
          "model.layer_activations",
          "a list of " + std::to_string(model.layer_activations.size()) + " names",
          "empty or a list of as many names as model.encoder has layers, which are " +
              std::to_string(model.encoder.size()));
  validate_family(model);

  const std::uint64_t parameters = parameter_count(model);
  require(parameters <= maximum_parameters, "model",
          "a network of " + std::to_string(parameters) + " parameters",
          "one of at most " + std::to_string(maximum_parameters));
}

void validate(const Corruption& corruption) {
  const bool gaussian = corruption.kind == CorruptionKind::gaussian;
  require_number(corruption.amount, 0, gaussian ? 10 : 1, "training.corruption.amount",
                 gaussian ? "a standard deviation" : "a share of the pixels");
}

void validate(const TrainingConfiguration& training) {
  const OptimizerConfiguration& optimizer = training.optimizer;
  require(training.huber_delta > 0 && training.huber_delta <= maximum_term_weight,
          "training.huber_delta", shown(training.huber_delta),
          "a number above 0 and at most " + shown(maximum_term_weight));
  require(optimizer.learning_rate > 0 && optimizer.learning_rate <= maximum_learning_rate,
          "training.learning_rate", shown(optimizer.learning_rate),
          "a number above 0 and at most 1e+38");
  require(optimizer.momentum >= 0 && optimizer.momentum < 1, "training.momentum",
          shown(optimizer.momentum), "a number from 0 to below 1");
  require_whole(training.batch_size, 1, 65536, "training.batch_size");
  require_whole(training.epochs, 0, 1'000'000, "training.epochs");
  require(training.seed <= maximum_seed, "training.seed", std::to_string(training.seed),
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
          "gaussian, masking, salt_and_pepper or block where model.family is denoising");
}

ModelConfiguration with_family_of(ModelConfiguration model, const ModelConfiguration& next) {
  require((model.family == Family::variational) == (next.family == Family::variational),
          "model.family", name_of(next.family),
          name_of(model.family) + " as that of the model in training");
  model.family = next.family;
  model.sparsity = next.sparsity;
  model.contraction = next.contraction;
  model.beta = next.beta;
  model.warm_up_epochs = next.warm_up_epochs;
  return model;
}

void fill_in_family_defaults(Configuration& configuration) {
  Corruption& corruption = configuration.training.corruption;
  if (configuration.model.family == Family::denoising && corruption.kind == CorruptionKind::none) {
    corruption = {CorruptionKind::gaussian, 0.4};
  }
}

}  // namespace ae
