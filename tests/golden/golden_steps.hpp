#pragma once

#include <span>
#include <string>
#include <vector>

namespace ae::testing {

/// A small training run and its results, computed independently in double precision
/// (make_golden_steps.py). The initial numbers are multiples of 1/64, so that single precision
/// holds them exactly.
struct GoldenSteps {
  std::string name;
  std::string configuration;           ///< as JSON
  std::span<const double> parameters;  ///< the initial parameters, in the model's order
  std::span<const double> input;       ///< [batch × pixels], the images or their corrupted versions
  std::span<const double> noise;  ///< [batch × the model's noise], or empty if the model uses none
  std::vector<double> losses;     ///< the total loss of each of the three steps, before its update
  std::vector<double> after_one;  ///< the parameters after the first step
  std::vector<double> after_three;  ///< the parameters after the third step
};

inline constexpr int golden_batch = 4;

/// Returns the targets of every run, [batch × pixels].
std::span<const double> golden_images();

const std::vector<GoldenSteps>& golden_steps();

}  // namespace ae::testing
