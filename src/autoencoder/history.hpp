#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ae {

/// The evidence lower bound of images under a variational model (Kingma & Welling 2014, equation 7)
/// and its two parts, in nats an image, of one sample of each code. Of a loss other than bce it is
/// a bound up to a constant.
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
  double samples_per_second = 0;                      ///< of training alone
  double seconds = 0;                                 ///< of training alone
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
