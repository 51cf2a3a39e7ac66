#pragma once

#include "analysis/labelled_codes.hpp"

namespace ae {

/// The result of reading the labels from the codes with a linear classifier.
struct LinearProbe {
  double accuracy = 0;       ///< the share of the test codes whose label is the most probable one
  double training_loss = 0;  ///< cross-entropy in nats per training code, with the penalty
  int iterations = 0;        ///< the number of iterations of L-BFGS
};

/// Fits multinomial logistic regression (Bishop 2006, equation 4.108) to the training codes and
/// applies it to the test codes. Each unit is standardised by its mean and standard deviation over
/// the training codes; a unit that is constant there is ignored. The sum of the squared weights,
/// times 1e-6, is added to the loss, so that there is a single minimum. The result has the same
/// bits on any number of threads. Throws InputError as check_codes does.
LinearProbe linear_probe(const LabelledCodes& train, const LabelledCodes& test);

}  // namespace ae
