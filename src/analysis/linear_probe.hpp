#pragma once

#include "analysis/labelled_codes.hpp"

namespace ae {

/// How well a linear classifier reads the labels from codes.
struct LinearProbe {
  double accuracy = 0;       ///< share of the test codes whose label is the most probable one
  double training_loss = 0;  ///< cross-entropy in nats a training code, with the penalty
  int iterations = 0;        ///< of L-BFGS
};

/// Fits multinomial logistic regression (Bishop 2006, equation 4.108) on the training codes and
/// tries it on the test codes. Each unit is standardised by its mean and deviation over the
/// training codes; a unit that is the same for all of them counts nothing. The sum of the squared
/// weights, times 1e-6, is added to the loss, so that there is one minimum. It is as the products:
/// the same bits on any number of threads. InputError as check_codes.
LinearProbe linear_probe(const LabelledCodes& train, const LabelledCodes& test);

}  // namespace ae
