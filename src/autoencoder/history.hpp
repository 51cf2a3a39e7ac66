#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ae {

/// The evidence lower bound of a variational model, its objective (Kingma & Welling 2014, equation
/// 7), and its two parts: means over images, in nats, from one sample of each code. It is a bound
/// of the images' log likelihood where the loss is bce, and up to a constant where it is another.
struct EvidenceBound {
  double reconstruction = 0;  ///< the negative log likelihood
  double kl = 0;              ///< the codes' divergence from the prior

  [[nodiscard]] double elbo() const { return -(reconstruction + kl); }
};

/// One epoch of a training run: the objective on training and test set, and the test set's mean
/// squared error and binary cross-entropy per pixel (on clean input, codes being means).
struct EpochMetrics {
  int epoch = 0;  ///< counted from 1
  double train_loss = 0;
  double test_loss = 0;
  double test_mse = 0;
  double test_bce = 0;
  double samples_per_second = 0;                      ///< in training, without the evaluation
  double seconds = 0;                                 ///< of training, without the evaluation
  std::optional<EvidenceBound> bound = std::nullopt;  ///< on the test set, variational models only
};

using History = std::vector<EpochMetrics>;

/// One JSON object on one line, as a line of the metrics file.
std::string to_json(const EpochMetrics& metrics);

/// A JSON list of such objects.
std::string to_json(const History& history);

/// Reads such a list; InputError, naming `source`, for anything else.
History parse_history(std::string_view json, const std::string& source);

}  // namespace ae
