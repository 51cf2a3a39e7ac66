#pragma once

#include <cstdint>
#include <span>

#include "math/kernels/table.hpp"
#include "math/random.hpp"

namespace ae {

using kernels::Noise;

/// The name of a stream of random numbers, in which a number depends on its place in the stream and
/// not on those drawn before it. Streams with different names are independent.
struct RandomName {
  std::uint64_t seed = 0;
  RandomPurpose purpose = RandomPurpose::corruption;
  std::uint32_t a = 0;
  std::uint32_t b = 0;
};

/// Corrupts each value with the random number of its place. `gaussian` adds amount · N(0, 1);
/// `clipped_gaussian` adds the same and clips the result to [0, 1]; `masking` sets the value to 0
/// with probability `amount`; `salt_and_pepper` sets it to 0 or to 1, each with probability amount
/// / 2.
void add_noise(Noise noise, float amount, const RandomName& name, std::span<float> values);

/// Fills the values with independent random numbers, uniform in [0, 1).
void fill_uniform(const RandomName& name, std::span<float> values);

/// Fills the values with independent standard normal random numbers.
void fill_normal(const RandomName& name, std::span<float> values);

}  // namespace ae
