#pragma once

#include <array>
#include <cmath>
#include <cstdint>
#include <numbers>

namespace ae {

/// Returns the four 32-bit words of Philox4x32-10, the counter-based generator of Salmon et al.
/// (2011), "Parallel random numbers: as easy as 1, 2, 3". They depend only on the 128-bit counter
/// and the 64-bit key.
constexpr std::array<std::uint32_t, 4> philox4x32(std::array<std::uint32_t, 4> counter,
                                                  std::array<std::uint32_t, 2> key) {
  constexpr std::uint64_t multiplier0 = 0xD2511F53;
  constexpr std::uint64_t multiplier1 = 0xCD9E8D57;
  constexpr std::uint32_t weyl0 = 0x9E3779B9;
  constexpr std::uint32_t weyl1 = 0xBB67AE85;
  for (int round = 0; round < 10; ++round) {
    const std::uint64_t product0 = multiplier0 * counter[0];
    const std::uint64_t product1 = multiplier1 * counter[2];
    counter = {static_cast<std::uint32_t>(product1 >> 32) ^ counter[1] ^ key[0],
               static_cast<std::uint32_t>(product1),
               static_cast<std::uint32_t>(product0 >> 32) ^ counter[3] ^ key[1],
               static_cast<std::uint32_t>(product0)};
    key[0] += weyl0;
    key[1] += weyl1;
  }
  return counter;
}

/// What a random stream is used for; streams of one seed with different purposes never overlap.
enum class RandomPurpose : std::uint32_t {
  initialization = 1,
  shuffling = 2,
  corruption = 3,
  digits = 4,
  code_noise = 5,
  latent_samples = 6,
  selection = 7,
};

/// A stream of random numbers named by (seed, purpose, a, b): two streams with different names are
/// independent, and the same name always gives the same numbers, on every machine.
class RandomStream {
 public:
  RandomStream(std::uint64_t seed, RandomPurpose purpose, std::uint32_t a = 0, std::uint32_t b = 0)
      : key_{static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32)},
        counter_{0, b, a, static_cast<std::uint32_t>(purpose)} {}

  /// Returns 32 uniform random bits.
  std::uint32_t bits() {
    if (next_ == words_.size()) {
      words_ = philox4x32(counter_, key_);
      ++counter_[0];
      next_ = 0;
    }
    return words_[next_++];
  }

  /// Returns a number uniform in [0, 1), with 24 random bits.
  float uniform() { return static_cast<float>(bits() >> 8) * 0x1p-24F; }

  /// Returns a number uniform in [low, high).
  float uniform(float low, float high) { return low + (high - low) * uniform(); }

  /// Returns a standard normal number, by the method of Box & Muller (1958).
  float normal() {
    if (has_spare_) {
      has_spare_ = false;
      return spare_;
    }
    const float radius = std::sqrt(-2.0F * std::log(1.0F - uniform()));
    const float angle = 2.0F * std::numbers::pi_v<float> * uniform();
    spare_ = radius * std::sin(angle);
    has_spare_ = true;
    return radius * std::cos(angle);
  }

  /// Returns a whole number uniform in 0 .. bound-1 (bound >= 1), by Lemire's method (2019) without
  /// its rejection step, so that the bias is below bound / 2^32.
  std::uint32_t below(std::uint32_t bound) {
    return static_cast<std::uint32_t>((static_cast<std::uint64_t>(bits()) * bound) >> 32);
  }

 private:
  std::array<std::uint32_t, 2> key_;
  std::array<std::uint32_t, 4> counter_;
  std::array<std::uint32_t, 4> words_{};
  std::size_t next_ = 4;
  float spare_ = 0;
  bool has_spare_ = false;
};

}  // namespace ae
