#pragma once

#include <cstdint>
#include <span>

#include "math/kernels/table.hpp"
#include "math/random.hpp"

namespace ae {

using kernels::Noise;

/// The name of a stream of random numbers that are made by their place and not one after the other;
/// streams with different names are independent.
struct RandomName {
  std::uint64_t seed = 0;
  RandomPurpose purpose = RandomPurpose::corruption;
  std::uint32_t a = 0;
  std::uint32_t b = 0;
};

/// Changes each value by the random number of its place: gaussian adds amount · N(0, 1), and
/// clipped_gaussian holds the result in [0, 1]; masking makes it 0 with probability `amount`;
/// salt_and_pepper makes it 0 or 1, each with probability amount / 2.
void add_noise(Noise noise, float amount, const RandomName& name, std::span<float> values);

/// Independent numbers, uniform in [0, 1).
void fill_uniform(const RandomName& name, std::span<float> values);

/// Independent standard normal numbers.
void fill_normal(const RandomName& name, std::span<float> values);

}  // namespace ae
