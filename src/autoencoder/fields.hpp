#pragma once

#include <array>
#include <tuple>

#include "autoencoder/configuration.hpp"
#include "autoencoder/field.hpp"

// The configuration's contract, a row a key. The parser with its sentences, the ranges, the command
// line's options and their help, the JSON Schema and TypeScript's types, defaults, limits and help
// are all made from these rows; a key's default is its member's initialiser in configuration.hpp.

namespace ae {

inline constexpr std::array sections{
    Section{"model", "ModelConfiguration", "The network and what its code is asked for."},
    Section{"model.sparsity", "Sparsity",
            "The sparse family's term. l1: weight x mean over images of the sum of |code|. kl: "
            "weight x sum over units of KL(target || mean activation). topk: the largest code "
            "values of each image are kept, the others set to 0."},
    Section{
        "model.contraction", "Contraction",
        "The contractive family's term: weight x mean over images of the squared Frobenius norm "
        "of d code / d input."},
    Section{"training", "TrainingConfiguration", "How the model is trained."},
    Section{"training.corruption", "Corruption",
            "What is done to the input in training; the target stays clean. A denoising model "
            "without it gets Gaussian noise of 0.4."}};

inline constexpr std::tuple fields{
    Field{"model.input", [](auto& c) -> auto& { return c.model.input; }, each(2, from(1, 4096)),
          needs_new_model, help<"Height and width of an image, in pixels.">, no_option},
    Field{
        "model.encoder", [](auto& c) -> auto& { return c.model.encoder; },
        each(maximum_hidden_layers, from(1, maximum_width)), needs_new_model,
        help<"Widths of the hidden layers from the input to the code; the decoder mirrors them.">},
    Field{"model.code", [](auto& c) -> auto& { return c.model.code; }, from(1, maximum_width),
          needs_new_model, help<"How many units the code has, the bottleneck.">},
    Field{"model.activation",
          [](auto& c) -> auto& { return c.model.activation; },
          {},
          needs_new_model,
          help<"The function each hidden unit applies to its weighted sum; each layer may have its "
               "own.">},
    Field{"model.layer_activations", [](auto& c) -> auto& { return c.model.layer_activations; },
          each(maximum_hidden_layers), needs_new_model,
          help<"An activation for each hidden layer and its mirror, in place of one for all.">},
    Field{"model.code_activation",
          [](auto& c) -> auto& { return c.model.code_activation; },
          {},
          needs_new_model,
          help<"Linear lets the code take any value, which a variational code must; the KL penalty "
               "needs "
               "sigmoid.">},
    Field{"model.output_activation",
          [](auto& c) -> auto& { return c.model.output_activation; },
          {},
          needs_new_model,
          help<"Sigmoid keeps the pixels between 0 and 1; binary cross-entropy needs it.">},
    Field{"model.initialization",
          [](auto& c) -> auto& { return c.model.initialization; },
          {},
          needs_new_model,
          help<"How weights are drawn; auto takes he for ReLU's kin and glorot otherwise, pytorch "
               "draws "
               "weights and biases as nn.Linear does.">},
    Field{"model.tied_weights",
          [](auto& c) -> auto& { return c.model.tied_weights; },
          {},
          needs_new_model,
          help<"The decoder uses the matrices of the encoder, transposed: half the parameters.">},
    Field{"model.family",
          [](auto& c) -> auto& { return c.model.family; },
          {},
          Change{.restarts = false, .value_restarts = "variational"},
          help<"What is asked of the code beside a good reconstruction.">},
    Field{"model.sparsity.kind",
          [](auto& c) -> auto& { return c.model.sparsity.kind; },
          {},
          applies_live,
          help<"L1 pulls every unit to 0; KL pulls mean activations to a target; top k keeps the "
               "largest "
               "values only.">,
          no_option},
    Field{"model.sparsity.weight", [](auto& c) -> auto& { return c.model.sparsity.weight; },
          from(0, maximum_term_weight), applies_live,
          help<"The penalty's weight, beside a loss that is a mean per pixel.">, no_option},
    Field{"model.sparsity.target", [](auto& c) -> auto& { return c.model.sparsity.target; },
          Limits{.low = 0,
                 .high = 1,
                 .excludes_low = true,
                 .excludes_high = true,
                 .subject = "a mean activation"},
          applies_live, help<"How active a unit should be on average, between 0 and 1.">,
          no_option},
    Field{"model.sparsity.active", [](auto& c) -> auto& { return c.model.sparsity.active; },
          from(1, maximum_width), applies_live,
          help<"How many values of each code are kept; the others are set to 0.">, no_option},
    Field{
        "model.contraction.weight", [](auto& c) -> auto& { return c.model.contraction.weight; },
        from(0, maximum_term_weight), applies_live,
        help<"The penalty's weight on how much the code changes with the image, beside a loss per "
             "pixel.">,
        option<"--contraction">},
    Field{
        "model.contraction.projections",
        [](auto& c) -> auto& { return c.model.contraction.projections; },
        from(0, maximum_projections), applies_live,
        help<"Random directions that estimate the change of a large code; 0 computes it exactly.">},
    Field{"model.beta", [](auto& c) -> auto& { return c.model.beta; }, from(0, maximum_term_weight),
          applies_live,
          help<"The weight of the KL divergence from the standard normal; 1 makes the loss the "
               "negative "
               "ELBO.">},
    Field{
        "model.warm_up_epochs", [](auto& c) -> auto& { return c.model.warm_up_epochs; },
        from(0, 1e6), applies_live,
        help<
            "Epochs over which beta grows from 0, so that the code is not given up at the start.">},
    Field{"training.loss",
          [](auto& c) -> auto& { return c.training.loss; },
          {},
          applies_live,
          help<"MSE, L1 and Huber compare pixel values; BCE, binary cross-entropy, takes each "
               "pixel as a "
               "probability.">},
    Field{"training.huber_delta", [](auto& c) -> auto& { return c.training.huber_delta; },
          Limits{.low = 0, .high = maximum_term_weight, .excludes_low = true}, applies_live,
          help<"Errors up to this are squared, larger ones count in proportion.">},
    Field{"training.optimizer",
          [](auto& c) -> auto& { return c.training.optimizer.kind; },
          {},
          applies_live,
          help<"Adam adapts the step size of each weight; SGD, with momentum, does not.">},
    Field{"training.learning_rate",
          [](auto& c) -> auto& { return c.training.optimizer.learning_rate; },
          Limits{.low = 0, .high = maximum_learning_rate, .excludes_low = true}, applies_live,
          help<"How far one minibatch moves the weights; too far, and training diverges.">},
    Field{"training.momentum", [](auto& c) -> auto& { return c.training.optimizer.momentum; },
          Limits{.low = 0, .high = 1, .excludes_high = true}, applies_live,
          help<"The share of the last step that goes into the next, with SGD.">},
    Field{"training.batch_size", [](auto& c) -> auto& { return c.training.batch_size; },
          from(1, 65536), applies_live,
          help<"Images per minibatch; fewer make quicker, noisier steps.">},
    Field{"training.epochs", [](auto& c) -> auto& { return c.training.epochs; }, from(0, 1e6),
          applies_live, help<"How many times every training image is seen.">},
    Field{"training.seed", [](auto& c) -> auto& { return c.training.seed; },
          from(0, static_cast<double>(maximum_seed)), needs_new_model,
          help<"The same seed and settings give the same bits, on any number of threads with the "
               "same kernels.">},
    Field{"training.corruption.kind",
          [](auto& c) -> auto& { return c.training.corruption.kind; },
          {},
          applies_live,
          help<"What is done to the input images, anew at every epoch; the clean images stay the "
               "target.">,
          no_option},
    Field{
        "training.corruption.amount", [](auto& c) -> auto& { return c.training.corruption.amount; },
        from(0, 10), applies_live,
        help<"Gaussian: the standard deviation; the others: the share of the pixels that is hit.">,
        no_option},
    Field{"training.corruption.clip",
          [](auto& c) -> auto& { return c.training.corruption.clip; },
          {},
          applies_live,
          help<"Noisy pixels are held between 0 and 1, as an image has them.">,
          no_option}};

/// The rows' paths, in their order.
inline constexpr auto field_paths =
    std::apply([](const auto&... field) { return std::array{field.path...}; }, fields);

/// Calls `visit` with every row, in the order in which the keys are written.
template <typename Visit>
constexpr void for_each_field(const Visit& visit) {
  std::apply([&](const auto&... field) { (visit(field), ...); }, fields);
}

}  // namespace ae
