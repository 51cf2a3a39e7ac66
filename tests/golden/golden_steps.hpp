#pragma once

#include <span>
#include <string>
#include <vector>

namespace ae::testing {

/// A small training run, and what an independent implementation in double precision makes of it
/// (make_golden_steps.py). The numbers to start from are multiples of 1/64, so that they are the
/// same in single precision.
struct GoldenSteps {
  std::string name;
  std::string configuration;           ///< as JSON
  std::span<const double> parameters;  ///< to start from, in the model's order
  std::span<const double> input;       ///< [batch × pixels]: the images, or corrupted ones
  std::span<const double> noise;       ///< [batch × the model's noise]; empty where it wants none
  std::vector<double> losses;          ///< the total of each of the three steps, before its update
  std::vector<double> after_one;       ///< the parameters after the first step
  std::vector<double> after_three;     ///< and after the third
};

inline constexpr int golden_batch = 4;

/// [batch × pixels]: the targets of every run.
std::span<const double> golden_images();

const std::vector<GoldenSteps>& golden_steps();

}  // namespace ae::testing
